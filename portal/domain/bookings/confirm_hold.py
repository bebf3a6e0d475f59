"""Note that a customer's letters reach them."""

from uuid import UUID

from portal.domain.bookings.events import BookingHoldConfirmed, LetterOpened
from portal.domain.bookings.locked_booking import locked_booking
from portal.domain.events import record
from tables.bookings import Booking, BookingState
from tables.unit_of_work import atomic


@atomic
async def confirm_hold(booking_id: UUID) -> Booking:
    """Note that a customer's letters reach them, or that they say to have paid: the short hold becomes the usual one.

    Where there is nothing to confirm (any more), nothing changes. One that ran out meanwhile stays so, but is held
    again for the usual time. A party without a deposit is booked as before, and no longer in doubt.
    """
    async with locked_booking(booking_id) as booking:
        if not booking.is_unconfirmed:
            return booking
        until = booking.confirmed_hold_until_at
        if until and booking.state == BookingState.PENDING_DEPOSIT:
            booking.hold_until_at = max(booking.hold_until_at, min(until, booking.starts_at))
        booking.confirmed_hold_until_at, booking.unopened_until_at = None, None
        await booking.save([Booking.hold_until_at, Booking.confirmed_hold_until_at, Booking.unopened_until_at])
        await record((BookingHoldConfirmed if until else LetterOpened)(stream_id=booking.id))
    return booking
