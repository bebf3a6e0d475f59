"""A chef has arrived at a party."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from portal import clock
from portal.domain import bookings
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.schedule.events import ChefArrived
from tables.base import RowMissing
from tables.bookings import Booking, BookingState
from tables.schedule import ChefAssignment
from tables.unit_of_work import atomic

EARLIEST_ARRIVAL: Final = timedelta(hours=6)
LATEST_NEWS: Final = timedelta(hours=36)


class NotYours(Refused):
    """The party is no longer this chef's."""


class NotYet(Refused):
    """The party is not today."""


@atomic
async def check_in(assignment_id: UUID, *, chef_id: UUID, at: datetime | None = None) -> ChefAssignment:
    """Note that a chef has arrived, which begins the party, unless that has been noted.

    `at` is when they said so, maybe without signal: a time that cannot be (of tomorrow, of last week) counts as now.

    Raises:
        RowMissing: it is not this chef's.
        NotYours: it is no longer.
        NotYet: the party is hours away.

    """
    booking, assignment = await party_of(assignment_id, chef_id=chef_id)
    if assignment.arrived_at:
        return assignment
    assignment.arrived_at = pressed(at, assignment)
    await assignment.save([ChefAssignment.arrived_at])
    await record(ChefArrived(stream_id=assignment.booking, chef_id=chef_id, assignment_id=assignment.id))
    if booking.can_become(BookingState.IN_SERVICE):
        await bookings.begin(booking.id, revision=booking.revision)
    return assignment


async def party_of(assignment_id: UUID, *, chef_id: UUID) -> tuple[Booking, ChefAssignment]:
    """Return a party and a chef's place at it, both locked: the party first, as whoever changes or cancels it does.

    Raises:
        RowMissing: it never was theirs.
        NotYours: it is no longer.

    """
    named = await ChefAssignment.one(assignment_id)
    booking = await Booking.one(named.booking, lock=True)
    assignment = await ChefAssignment.one(assignment_id, lock=True)
    if assignment.chef != chef_id:
        raise RowMissing(ChefAssignment.__name__)
    if assignment.released_at:
        raise NotYours("This party was moved, canceled or given to somebody else. Call the station if you are there.")
    return booking, assignment


def pressed(at: datetime | None, assignment: ChefAssignment) -> datetime:
    """Return when a button was pressed, as far as that can be.

    Raises:
        NotYet: now is hours before the party.

    """
    now = clock.now()
    if now < assignment.starts_at - EARLIEST_ARRIVAL:
        raise NotYet("This party is not today yet. Press it when you are there.")
    if at is None or not now - LATEST_NEWS <= at <= now or at < assignment.starts_at - EARLIEST_ARRIVAL:
        return now
    return at
