"""How a party goes: it begins and is over, nobody was there, or its deposit never came."""

from uuid import UUID

from portal.domain.bookings.locked_booking import locked_booking
from portal.domain.bookings.transition import transition
from tables.bookings import Booking, BookingState
from tables.unit_of_work import atomic


@atomic
async def begin(booking_id: UUID, *, revision: int) -> Booking:
    """Record that a confirmed party is being served."""
    async with locked_booking(booking_id, revision=revision) as booking:
        return await transition(booking, BookingState.IN_SERVICE)


@atomic
async def complete(booking_id: UUID, *, revision: int) -> Booking:
    """Record that a party is over; what is still owed may come later."""
    async with locked_booking(booking_id, revision=revision) as booking:
        return await transition(booking, BookingState.COMPLETED)


@atomic
async def mark_no_show(booking_id: UUID, *, revision: int) -> Booking:
    """Record that nobody let the chefs in: they are free again; what was paid stays until somebody decides."""
    async with locked_booking(booking_id, revision=revision) as booking:
        return await transition(booking, BookingState.NO_SHOW)


@atomic
async def expire(booking_id: UUID) -> Booking:
    """End a booking whose deposit did not come; its chefs are free again. A deposit may still confirm it later."""
    async with locked_booking(booking_id) as booking:
        return await transition(booking, BookingState.EXPIRED)
