"""Hold a date for as long as the policy says."""

from uuid import UUID

from portal.domain.bookings.events import BookingHoldConfirmed
from portal.domain.events import record
from tables.bookings import Booking, BookingState
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def confirm_hold(booking_id: UUID) -> Booking:
    """Note that a customer's letters reach them, or that they say to have paid: the short hold becomes the usual one.

    Where there is nothing to confirm (any more), nothing changes. One that ran out meanwhile stays so, but is held
    again for the usual time.
    """
    booking = await Booking.one(booking_id, lock=True)
    until = booking.confirmed_hold_until_at
    if until is None:
        return booking
    if booking.state == BookingState.PENDING_DEPOSIT:
        booking.hold_until_at = max(booking.hold_until_at, min(until, booking.starts_at))
    booking.confirmed_hold_until_at = None
    with stations(booking.station):
        await booking.save([Booking.hold_until_at, Booking.confirmed_hold_until_at])
        await record(BookingHoldConfirmed(stream_id=booking.id))
    return booking
