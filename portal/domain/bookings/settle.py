"""Bring a booking in line with the money that it has."""

from datetime import timedelta

from portal import clock
from portal.domain import catalog, tasks
from portal.domain.bookings.events import BookingPaidTooLate
from portal.domain.bookings.rebook_chefs import rebook_chefs
from portal.domain.bookings.transition import transition
from portal.domain.events import record
from tables.bookings import Booking, BookingState
from tables.tasks import Task, TaskKind
from tables.unit_of_work import atomic


@atomic
async def settle(
    booking: Booking,
    *,
    paid_cents: int = 0,
    gratuity_cents: int = 0,
    refunded_cents: int = 0,
    withdraws: bool = True,
) -> Booking:
    """Add to a locked booking's sums (negative to take off), and move its payment state and its state as they say.

    Never refuses too much money: the booking is overpaid then. A deposit confirms the booking; losing it makes it
    wait for one again, with its chefs. One that comes after the hold has run out confirms it only if the chefs can
    still be had: else the booking stays expired, with its money, and somebody has to call the customer.
    Money that is gone without having been sent back was not theirs: what was to be sent back of it is withdrawn, unless
    it was only moved (`withdraws`).
    """
    booking.paid_cents += paid_cents
    booking.gratuity_cents += gratuity_cents
    booking.refunded_cents += refunded_cents
    booking.payment_state = booking.derived_payment_state
    if booking.paid_cents > 0:
        booking.unopened_until_at = None  # money shows more than an opened letter
    if booking.balance_cents >= 0:
        booking.surplus_wish = None
    await booking.save(
        [
            Booking.paid_cents,
            Booking.gratuity_cents,
            Booking.refunded_cents,
            Booking.payment_state,
            Booking.surplus_wish,
            Booking.unopened_until_at,
        ]
    )
    if withdraws and not refunded_cents and (gone := -min(paid_cents + gratuity_cents, 0)):
        await tasks.withdraw_refunds(booking.id, less_cents=gone)

    step = _follows(booking)
    if step is None:
        return booking
    if booking.state == BookingState.EXPIRED and not await rebook_chefs(booking):
        await _call_them(booking)
        return booking
    if step == BookingState.PENDING_DEPOSIT:
        await _hold_again(booking)
    return await transition(booking, step)


def _follows(booking: Booking) -> BookingState | None:
    has_deposit = booking.paid_cents >= booking.deposit_cents
    if has_deposit and booking.can_become(BookingState.CONFIRMED):
        return BookingState.CONFIRMED
    if not has_deposit and booking.state == BookingState.CONFIRMED:
        return BookingState.PENDING_DEPOSIT
    return None


async def _call_them(booking: Booking) -> None:
    await record(BookingPaidTooLate(stream_id=booking.id, paid_cents=booking.paid_cents))
    if await Task.exists().where((Task.booking == booking.id) & (Task.kind == TaskKind.CALL) & Task.done_at.is_null()):
        return
    await tasks.add(
        booking.id,
        "The deposit came after the hold had run out, and the place is gone. Find another date, or send it back.",
        kind=TaskKind.CALL,
        amount_cents=booking.paid_cents,
    )


async def _hold_again(booking: Booking) -> None:
    """Give the date a hold that does not run out this minute, where it had one."""
    if booking.hold_until_at is None:
        return
    longer = timedelta(minutes=(await catalog.policy()).hold_extension_minutes)
    booking.hold_until_at = max(booking.hold_until_at, clock.now() + longer)
    await booking.save([Booking.hold_until_at])
