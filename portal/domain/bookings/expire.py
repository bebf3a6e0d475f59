"""Let a hold run out."""

from uuid import UUID

from portal.domain.bookings.transition import transition
from tables.bookings import Booking, BookingState
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def expire(booking_id: UUID) -> Booking:
    """End a booking whose deposit did not come; its chefs are free again. A deposit may still confirm it later."""
    booking = await Booking.one(booking_id, lock=True)
    with stations(booking.station):
        return await transition(booking, BookingState.EXPIRED)
