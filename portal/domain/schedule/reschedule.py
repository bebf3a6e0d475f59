"""Move a party to another time for staff, with the chef whom they drew it to."""

from datetime import datetime
from uuid import UUID

from portal.domain import availability, bookings
from portal.domain.quotes import PartyChange, Seen
from portal.domain.schedule.assign import assign
from tables.bookings import Booking
from tables.unit_of_work import atomic


@atomic
async def reschedule(
    booking_id: UUID,
    *,
    starts_at: datetime,
    revision: int,
    waives_fee: bool = False,
    seen: Seen | None = None,
    chef: UUID | None = None,
    instead: UUID | None = None,
) -> Booking:
    """Move a party (`change`), and give it to a chef, in the place of another if one is named (`assign`)."""
    moved = PartyChange(starts_at=starts_at)
    booking = await bookings.change(
        booking_id, moved, revision=revision, by_customer=False, waives_fee=waives_fee, seen=seen
    )
    if chef:
        kept = await availability.chefs_of(booking_id)
        others = [each for each in kept if each not in {chef, instead}]
        await assign(booking_id, [chef, *others][: max(booking.chefs_needed, 1)])
    return booking
