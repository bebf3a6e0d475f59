"""Bring a booking in line with the money that it has."""

from portal.domain.bookings.move import move
from tables.bookings import Booking, BookingState
from tables.unit_of_work import atomic


@atomic
async def settle(booking: Booking, *, paid_cents: int = 0, gratuity_cents: int = 0, refunded_cents: int = 0) -> Booking:
    """Add to a locked booking's sums (negative to take off), and move its payment state and its state as they say.

    Never refuses too much money: the booking is overpaid then. A deposit confirms the booking; losing it makes it
    wait for one again.
    """
    booking.paid_cents += paid_cents
    booking.gratuity_cents += gratuity_cents
    booking.refunded_cents += refunded_cents
    booking.payment_state = booking.derived_payment_state
    await booking.save([Booking.paid_cents, Booking.gratuity_cents, Booking.refunded_cents, Booking.payment_state])

    if (step := _follows(booking)) is not None:
        await move(booking, step)
    return booking


def _follows(booking: Booking) -> BookingState | None:
    has_deposit = booking.paid_cents >= booking.deposit_cents
    if has_deposit and booking.state in (BookingState.PENDING_DEPOSIT, BookingState.EXPIRED):
        return BookingState.CONFIRMED
    if not has_deposit and booking.state == BookingState.CONFIRMED:
        return BookingState.PENDING_DEPOSIT
    return None
