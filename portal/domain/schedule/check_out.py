"""A chef is done at a party."""

from datetime import datetime
from uuid import UUID

from portal.domain import bookings
from portal.domain.events import record
from portal.domain.schedule.check_in import check_in, party_of, pressed
from portal.domain.schedule.events import ChefDone
from tables.bookings import Booking, BookingState
from tables.schedule import ChefAssignment
from tables.unit_of_work import atomic


@atomic
async def check_out(assignment_id: UUID, *, chef_id: UUID, at: datetime | None = None) -> ChefAssignment:
    """Note that a chef is done, unless that has been noted; the last one completes the party.

    Whoever is done has been there: an arrival that nobody noted is noted with it. `at` is as for `arrive`.

    Raises:
        RowMissing: it is not this chef's.
        NotYours: it is no longer.
        NotYet: the party is hours away.

    """
    _, assignment = await party_of(assignment_id, chef_id=chef_id)
    if assignment.done_at:
        return assignment
    when = pressed(at, assignment)
    assignment = await check_in(assignment_id, chef_id=chef_id, at=when)
    assignment.done_at = max(when, assignment.arrived_at)
    await assignment.save([ChefAssignment.done_at])
    await record(ChefDone(stream_id=assignment.booking, chef_id=chef_id, assignment_id=assignment.id))

    booking = await Booking.one(assignment.booking, lock=True)
    if booking.can_become(BookingState.COMPLETED) and not await _others_at_work(booking):
        await bookings.complete(booking.id, revision=booking.revision)
    return assignment


async def _others_at_work(booking: Booking) -> bool:
    table = ChefAssignment
    return await (
        table.exists()
        .where(table.booking == booking.id)
        .where(table.released_at.is_null())
        .where(table.done_at.is_null())
    )
