"""Move received money from one account to another: credit to a booking, a booking's money to credit or a gratuity."""

from uuid import UUID

from portal.domain import bookings
from portal.domain.events import record
from portal.domain.payments.accounts import Draw, LedgerAccount
from portal.domain.payments.events import PaymentAllocated
from tables.bookings import Booking, PaymentState
from tables.payments import AllocationKind, Payment
from tables.unit_of_work import atomic


@atomic
async def transfer(drawn: Draw, target: LedgerAccount, *, decision_id: UUID) -> None:
    """Write the two entries that move it: how much of the payment is given out stays the same."""
    await _post(drawn.account, drawn.received, -drawn.cents, decision_id)
    await _post(target, drawn.received, drawn.cents, decision_id)


async def _post(account: LedgerAccount, received_id: UUID, cents: int, decision_id: UUID) -> None:
    payment = Payment(
        received=received_id,
        booking=account.booking,
        customer=account.customer,
        kind=account.kind,
        amount_cents=cents,
        decision=decision_id,
    )
    await payment.save()
    await record(
        PaymentAllocated(
            stream_id=received_id,
            payment_id=payment.id,
            booking_id=account.booking,
            amount_cents=cents,
            kind=account.kind,
        )
    )
    if account.booking is None:
        return
    booking = await Booking.one(account.booking, lock=True)
    if account.kind == AllocationKind.GRATUITY:
        await bookings.settle(booking, gratuity_cents=cents, withdraws=False)
        return
    await bookings.settle(booking, paid_cents=cents, withdraws=False)
    await record(what_it_means(booking, payment))


def what_it_means(booking: Booking, payment: Payment) -> bookings.BookingPaid | bookings.BookingPaymentTakenBack:
    """Return what an entry of a booking's price, once settled, did to the booking."""
    if payment.amount_cents < 0:
        return bookings.BookingPaymentTakenBack(
            stream_id=booking.id,
            amount_cents=-payment.amount_cents,
            paid_cents=booking.paid_cents,
            payment_state=PaymentState(booking.payment_state),
        )
    return bookings.BookingPaid(
        stream_id=booking.id,
        amount_cents=payment.amount_cents,
        paid_cents=booking.paid_cents,
        payment_state=PaymentState(booking.payment_state),
        payment_id=payment.id,
        received_id=payment.received,
        decision_id=payment.decision,
    )
