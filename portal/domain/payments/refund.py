"""Note that received money went back to the payer: by us, by the payer's bank, or because it never cleared."""

from uuid import UUID

from portal.domain import bookings
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.payments.events import PaymentRefunded
from portal.domain.payments.queries import brought
from tables.bookings import Booking, PaymentState
from tables.matching import CateringPayment
from tables.payments import AllocationKind, Payment
from tables.scope import stations
from tables.unit_of_work import atomic


class MoreThanWasPaid(Refused):
    """A booking cannot lose more than this payment brought it."""


@atomic
async def refund(received_id: UUID, *, booking_id: UUID, amount_cents: int, decision_id: UUID | None = None) -> Payment:
    """Write a negative entry of its own: the booking owes the amount again; the money is not free to be given out.

    Raises:
        MoreThanWasPaid: the booking has less from this payment than that.

    """
    received = await CateringPayment.one(received_id, lock=True)
    booking = await Booking.one(booking_id, lock=True)
    has = await brought(received.id, booking_id=booking.id)
    if not 0 < amount_cents <= has:
        raise MoreThanWasPaid(
            f"This payment brought the booking ${has / 100:,.2f}; more cannot go back.", field="amount"
        )
    received.refunded_cents += amount_cents
    await received.save([CateringPayment.refunded_cents])

    with stations(booking.station):
        entry = Payment(
            received=received.id,
            booking=booking.id,
            customer=booking.customer,
            kind=AllocationKind.REFUND,
            amount_cents=-amount_cents,
            decision=decision_id,
        )
        await entry.save()
        await bookings.settle(booking, paid_cents=-amount_cents, refunded_cents=amount_cents)
        await record(
            PaymentRefunded(
                stream_id=received.id, payment_id=entry.id, booking_id=booking.id, amount_cents=amount_cents
            )
        )
        await record(
            bookings.BookingPaymentTakenBack(
                stream_id=booking.id,
                amount_cents=amount_cents,
                paid_cents=booking.paid_cents,
                payment_state=PaymentState(booking.payment_state),
            )
        )
    return entry
