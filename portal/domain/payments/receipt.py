"""Send a customer the proof of a payment, or the correction of one."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from portal import clock
from portal.domain import bookings
from portal.domain.bookings import LetterFacts
from portal.domain.events import record
from portal.domain.notifications import Letter, deliver
from portal.domain.payments.events import ReceiptSent
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.bookings import Booking
from tables.payments import AllocationKind, DeliveryState, Payment, Receipt
from tables.scope import stations
from tables.unit_of_work import atomic

Write = Callable[[LetterFacts, int], Letter]


async def receipt(payment_id: UUID, *, email: EmailSender, write: Write) -> Receipt | None:
    """Mail the receipt for what came, or one honest letter that corrects what was said to have come.

    It says the difference between what the customer was told of this money and what is so now: so a decision that
    was undone in time says nothing, however often it was taken, and one whose letter has left is corrected once.
    Nothing is sent where a later entry has overtaken this one, or the customer has no address.

    The attempt and its words are kept first, so that a crash leaves the truth behind; the mail carries the receipt's
    id as its idempotency key.

    Raises:
        VendorUnavailable: try again; the state is unknown until then.

    """
    attempt = await _attempt(payment_id)
    if attempt is None or attempt.state == DeliveryState.SENT:
        return attempt

    message = await bookings.copy_of(attempt.id) or await _written(attempt, write)
    if message is not None:
        await deliver(message, email=email, note=lambda state: _note(attempt, state))
    return attempt


@atomic
async def _attempt(payment_id: UUID) -> Receipt | None:
    payment = await Payment.one(payment_id)
    if payment.kind != AllocationKind.BOOKING:
        return None
    booking = await Booking.one(payment.booking, lock=True)
    if await _is_overtaken(payment) or await bookings.addressee(booking) is None:
        return None
    with stations(booking.station):
        decision = payment.id if payment.reverses else payment.decision or payment.id
        before = await Receipt.objects().where((Receipt.booking == booking.id) & (Receipt.decision == decision)).first()
        if before is not None or not (difference := await _untold(payment)):
            return before
        attempt = Receipt(booking=booking.id, received=payment.received, decision=decision, amount_cents=difference)
        await attempt.save()
        return attempt


async def _is_overtaken(payment: Payment) -> bool:
    """Say whether the same money was given to the booking, or taken from it, once more since."""
    return await Payment.exists().where(_same_money(payment) & (Payment.id > payment.id))


async def _untold(payment: Payment) -> int:
    """Return what the booking has of this money and its customer does not know, in cents; negative: what it lost."""
    entries = await Payment.select(Payment.amount_cents).where(
        _same_money(payment) & ((Payment.amount_cents > 0) | Payment.reverses.is_not_null())
    )  # what was moved on from there, as a gratuity or credit, had come all the same
    told = await Receipt.select(Receipt.amount_cents).where(
        (Receipt.booking == payment.booking)
        & (Receipt.received == payment.received)
        & (Receipt.state != DeliveryState.FAILED)
    )
    return _sum(entries) - _sum(told)


def _sum(rows: list[dict[str, Any]]) -> int:
    return sum(row["amount_cents"] for row in rows)


def _same_money(payment: Payment) -> Any:  # noqa: ANN401 - Piccolo's conditions have no common type
    return (
        (Payment.received == payment.received)
        & (Payment.booking == payment.booking)
        & (Payment.kind == AllocationKind.BOOKING)
    )


async def _written(attempt: Receipt, write: Write) -> OutboundEmail | None:
    booking = await Booking.one(attempt.booking)
    to = await bookings.addressee(booking)
    if to is None:
        return None
    with stations(booking.station):
        letter = write(await bookings.letter_facts(booking, to), attempt.amount_cents)
        message = bookings.outbound(letter, to, key=f"receipt:{attempt.id}")
        await bookings.keep_copy(attempt.id, message, booking_id=booking.id)
    return message


@atomic
async def _note(attempt: Receipt, state: DeliveryState) -> None:
    with stations(attempt.station):
        locked = await Receipt.one(attempt.id, lock=True)
        if locked.state == DeliveryState.SENT:
            return
        attempt.state = locked.state = state
        locked.sent_at = clock.now() if state == DeliveryState.SENT else None
        await locked.save([Receipt.state, Receipt.sent_at])
        if state == DeliveryState.SENT:
            await record(ReceiptSent(stream_id=locked.id, booking_id=locked.booking, amount_cents=locked.amount_cents))
