"""Say who cooks at a party."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from portal.domain import availability, catalog
from portal.domain.bookings import ChefsAssigned, locked_booking
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.bookings import ACTIVE, Booking, CateringBooking
from tables.chefs import Chef
from tables.schedule import ChefAssignment
from tables.unit_of_work import atomic


class ChefBusy(Refused):
    """A chef is at another party then, or does not work here any more."""


class NobodyNeeded(Refused):
    """The party is over, or off."""


@atomic
async def assign(booking_id: UUID, chef_ids: Sequence[UUID]) -> Booking:
    """Reserve exactly these chefs for a party, by a person’s choice; they may be fewer than it needs, or more.

    Hours, days off and drives are shown to the person, and theirs to decide; nobody is in two places.

    Raises:
        ChefBusy: one of them is somewhere else then.
        NobodyNeeded: the party is over, or off.

    """
    async with locked_booking(booking_id) as booking:
        if booking.state not in ACTIVE:
            raise NobodyNeeded("This party needs no chefs: it is over, or off.", field="chefs")
        await availability.lock_dates(booking.event_date)
        wanted = list(dict.fromkeys(chef_ids))
        await _release_others(booking, wanted)
        await _reserve(booking, wanted)
        await record(ChefsAssigned(stream_id=booking.id, chef_ids=wanted))
    return booking


async def _release_others(booking: Booking, wanted: Sequence[UUID]) -> None:
    gone = set(await availability.chefs_of(booking.id)) - set(wanted)
    if gone:
        await availability.release_chefs(booking, gone)


async def _reserve(booking: Booking, wanted: Iterable[UUID]) -> None:
    hours, postal_code = availability.hours_of(await catalog.policy()), await _postal_code(booking)
    reserved = set(await availability.chefs_of(booking.id))
    for chef in wanted:
        if chef in reserved:
            continue
        who = await Chef.one(chef)
        if not who.is_active:
            raise ChefBusy(f"{who.name} does not work here any more.", field="chefs")
        if not await availability.reserve_chefs(
            booking, [chef], hours=hours, postal_code=postal_code, needed=1, is_tentative=False
        ):
            raise ChefBusy(f"{who.name} is at another party then.", field="chefs")
    await (
        ChefAssignment.update({ChefAssignment.is_tentative: False})
        .where(ChefAssignment.booking == booking.id)
        .where(ChefAssignment.released_at.is_null())
    )


async def _postal_code(booking: Booking) -> str:
    row = await CateringBooking.select(CateringBooking.postal_code).where(CateringBooking.booking == booking.id).first()
    return row["postal_code"] if row else ""
