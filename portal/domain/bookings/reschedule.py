"""Move a party to another time for staff, with the chef whom they drew it to."""

from datetime import datetime
from uuid import UUID

from portal.domain.bookings.assign import assign
from portal.domain.bookings.change import change
from portal.domain.bookings.keep_chefs import chefs_of
from portal.domain.bookings.party_change import PartyChange
from tables.bookings import Booking
from tables.unit_of_work import atomic


@atomic
async def reschedule(
    booking_id: UUID,
    *,
    starts_at: datetime,
    revision: int | None,
    is_free: bool = False,
    chef: UUID | None = None,
    instead: UUID | None = None,
) -> Booking:
    """Move a party (`change`), and give it to a chef, in the place of another if one is named (`assign`)."""
    booking = await change(
        booking_id, PartyChange(starts_at=starts_at), revision=revision, by_customer=False, is_free=is_free
    )
    if chef:
        kept = await chefs_of(booking_id)
        others = [each for each in kept if each not in {chef, instead}]
        await assign(booking_id, [chef, *others][: max(booking.chefs_needed, 1)])
    return booking
