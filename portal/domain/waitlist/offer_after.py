"""Offer what a booking that is off, or on another day, has left free."""

from datetime import timedelta
from uuid import UUID

from portal.domain.waitlist.offer import offer
from tables.bookings import FELL_THROUGH, Booking, BookingState
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def offer_after(booking_id: UUID, *, days: int = 0) -> int:
    """Offer the date that a booking left, `days` before the one that it has now; return how many were offered it."""
    booking = await Booking.one(booking_id)
    if not days and BookingState(booking.state) not in FELL_THROUGH:
        return 0
    with stations(booking.station):
        return await offer(booking.event_date - timedelta(days=days))
