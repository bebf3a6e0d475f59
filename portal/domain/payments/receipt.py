"""Send a customer the proof of a payment."""

from collections.abc import Callable
from uuid import UUID

import msgspec

from portal import clock
from portal.domain import bookings
from portal.domain.events import record
from portal.domain.notifications import Letter, deliver
from portal.domain.payments.events import ReceiptSent
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.bookings import Booking
from tables.payments import DeliveryState, Payment, Receipt
from tables.unit_of_work import atomic


class ReceiptFacts(msgspec.Struct, frozen=True):
    """What a receipt says; money in cents. `page` is the path of the booking's own page."""

    business_name: str
    station_name: str
    customer_name: str
    reference: str
    amount_cents: int
    paid_cents: int
    total_cents: int
    event_date: str
    page: str

    @property
    def balance_cents(self) -> int:
        """Return what is still due; negative when too much came."""
        return self.total_cents - self.paid_cents


Write = Callable[[ReceiptFacts], Letter]


async def receipt(payment_id: UUID, *, email: EmailSender, write: Write) -> Receipt | None:
    """Mail the receipt for a payment.

    Unless that has been done, the payment was taken back, or the customer has no address.

    The attempt is written down first, so that a crash leaves the truth behind; the mail carries the receipt's id as
    its idempotency key.

    Raises:
        VendorUnavailable: try again; the state is unknown until then.

    """
    attempt = await _attempt(payment_id)
    if attempt is None or attempt.state == DeliveryState.SENT:
        return attempt

    message = await _message(attempt, write)
    if message is not None:
        await deliver(message, email=email, note=lambda state: _note(attempt, state))
    return attempt


@atomic
async def _attempt(payment_id: UUID) -> Receipt | None:
    payment = await Payment.one(payment_id)
    if payment.reverses or await Payment.exists().where(Payment.reverses == payment.id):
        return None
    attempt = Receipt(
        booking=payment.booking,
        received=payment.received,
        decision=payment.decision or payment.id,
        amount_cents=payment.amount_cents,
    )
    await Receipt.insert(attempt).on_conflict(
        target=(Receipt.station, Receipt.booking, Receipt.decision), action="DO NOTHING"
    )
    return (
        await Receipt.objects()
        .where((Receipt.booking == payment.booking) & (Receipt.decision == attempt.decision))
        .first()
    )


async def _message(attempt: Receipt, write: Write) -> OutboundEmail | None:
    booking = await Booking.one(attempt.booking)
    to = await bookings.addressee(booking)
    if to is None:
        return None
    letter = write(
        ReceiptFacts(
            business_name=to.business_name,
            station_name=to.station_name,
            customer_name=to.name,
            reference=booking.reference,
            amount_cents=attempt.amount_cents,
            paid_cents=booking.paid_cents,
            total_cents=booking.total_cents,
            event_date=f"{booking.event_date:%B} {booking.event_date.day}, {booking.event_date.year}",
            page=to.page,
        )
    )
    return OutboundEmail(
        to=to.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        sender=to.sender,
        idempotency_key=f"receipt:{attempt.id}",
    )


@atomic
async def _note(attempt: Receipt, state: DeliveryState) -> None:
    locked = await Receipt.one(attempt.id, lock=True)
    if locked.state == DeliveryState.SENT:
        return
    attempt.state = locked.state = state
    locked.sent_at = clock.now() if state == DeliveryState.SENT else None
    await locked.save([Receipt.state, Receipt.sent_at])
    if state == DeliveryState.SENT:
        await record(ReceiptSent(stream_id=locked.id, booking_id=locked.booking, amount_cents=locked.amount_cents))
