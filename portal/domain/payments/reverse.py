"""Take an allocation back."""

from uuid import UUID

from portal.domain import bookings
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.payments.events import PaymentReversed
from portal.domain.payments.queries import brought
from tables.bookings import Booking, PaymentState
from tables.matching import CateringPayment
from tables.payments import AllocationKind, Payment
from tables.scope import stations
from tables.unit_of_work import atomic


class PartWentBack(Refused):
    """What has gone back to the payer cannot be given to another booking."""


@atomic
async def reverse(payment_id: UUID, *, decision_id: UUID | None = None) -> Payment | None:
    """Write the entry of the opposite sign, unless that has been done (then: None).

    The money is free to be given out again.

    Raises:
        PartWentBack: some of it was refunded since.

    """
    payment = await Payment.one(payment_id)
    received = await CateringPayment.one(payment.received, lock=True)
    if await Payment.exists().where(Payment.reverses == payment.id):
        return None
    if payment.kind == AllocationKind.BOOKING:
        await _check_all_is_there(payment)
    if payment.kind == AllocationKind.REFUND:
        received.refunded_cents += payment.amount_cents
    else:
        received.allocated_cents -= payment.amount_cents
    await received.save([CateringPayment.allocated_cents, CateringPayment.refunded_cents])

    with stations(payment.station):
        entry = Payment(
            received=received.id,
            booking=payment.booking,
            customer=payment.customer,
            kind=payment.kind,
            amount_cents=-payment.amount_cents,
            reverses=payment.id,
            decision=decision_id,
        )
        await entry.save()
        await record(
            PaymentReversed(
                stream_id=received.id,
                payment_id=entry.id,
                reverses=payment.id,
                booking_id=payment.booking,
                amount_cents=payment.amount_cents,
            )
        )
        await _settle(entry)
    return entry


async def _check_all_is_there(payment: Payment) -> None:
    if await brought(payment.received, booking_id=payment.booking) < payment.amount_cents:
        raise PartWentBack("Some of this money went back to the payer since. Undo that first.")


async def _settle(entry: Payment) -> None:
    if entry.kind == AllocationKind.CREDIT:
        return
    booking = await Booking.one(entry.booking, lock=True)
    if entry.kind == AllocationKind.GRATUITY:
        await bookings.settle(booking, gratuity_cents=entry.amount_cents)
        return
    refunded_cents = -entry.amount_cents if entry.kind == AllocationKind.REFUND else 0
    await bookings.settle(booking, paid_cents=entry.amount_cents, refunded_cents=refunded_cents)
    await record(_what_it_means(booking, entry))


def _what_it_means(booking: Booking, entry: Payment) -> bookings.BookingPaid | bookings.BookingPaymentTakenBack:
    if entry.amount_cents > 0:
        return bookings.BookingPaid(
            stream_id=booking.id,
            amount_cents=entry.amount_cents,
            paid_cents=booking.paid_cents,
            payment_state=PaymentState(booking.payment_state),
            payment_id=entry.id,
            received_id=entry.received,
            decision_id=entry.decision,
        )
    return bookings.BookingPaymentTakenBack(
        stream_id=booking.id,
        amount_cents=-entry.amount_cents,
        paid_cents=booking.paid_cents,
        payment_state=PaymentState(booking.payment_state),
    )
