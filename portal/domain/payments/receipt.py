"""Send a customer the proof of a payment, or the correction of one."""

from collections.abc import Callable, Sequence
from uuid import UUID

from portal import clock
from portal.domain import mailings, notifications
from portal.domain.events import record
from portal.domain.mailings import LetterFacts
from portal.domain.notifications import Letter, deliver
from portal.domain.payments.events import ReceiptSent
from portal.domain.payments.receipt_facts import ReceiptFacts, ReceiptPart
from portal.domain.payments.told import is_told
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.bookings import Booking
from tables.payments import CateringPayment, DeliveryState, ManualEntry, ManualKind, Payment, Receipt
from tables.scope import stations
from tables.unit_of_work import atomic

Write = Callable[[LetterFacts, ReceiptFacts], Letter]


async def receipt(payment_id: UUID, *, email: EmailSender, write: Write) -> Receipt | None:
    """Mail the receipt for what came, or one honest letter that corrects what was said to have come.

    It says the difference between what the customer was told of this money and what is so now: so a decision that
    was undone in time says nothing, however often it was taken, and one whose letter has left is corrected once.
    What one decision gave a booking out of several payments is one mail, sent for the first of them. Nothing is sent
    where later entries have overtaken these, or the customer has no address.

    The attempt and its words are kept first, so that a crash leaves the truth behind; the mail carries the receipt's
    id as its idempotency key.

    Raises:
        VendorUnavailable: try again; the state is unknown until then.

    """
    attempts = await _attempts(payment_id)
    if not attempts:
        return None
    if attempts[0].state != DeliveryState.SENT:
        message = await mailings.copy_of(attempts[0].id) or await _written(attempts, write)
        if message is not None:
            await deliver(message, email=email, note=lambda state: _note(attempts, state))
    return attempts[0]


@atomic
async def _attempts(payment_id: UUID) -> list[Receipt]:
    """Return the receipts that go out as one mail, in the order in which they were written."""
    payment = await Payment.one(payment_id)
    if not is_told(payment):
        return []
    booking = await Booking.one(payment.booking, lock=True)
    first, *_ = together = await _decided_with(payment)
    standing = [each for each in together if not await _is_overtaken(each)]
    if payment.id != first.id or not standing or await notifications.addressee(booking) is None:
        return []
    with stations(booking.station):
        decision = first.id if first.reverses else first.decision or first.id
        of_it = (Receipt.booking == booking.id) & (Receipt.decision == decision)
        if before := await Receipt.objects().where(of_it).order_by(Receipt.id):
            return list(before)
        return [await _attempt(each, decision, difference) for each in standing if (difference := await _untold(each))]


async def _decided_with(payment: Payment) -> list[Payment]:
    """Return what one decision, or its undo, gave to the booking or took from it, in order of time."""
    if payment.decision is None:
        return [payment]
    rows = (
        await Payment.objects()
        .where((Payment.decision == payment.decision) & (Payment.booking == payment.booking))
        .where(Payment.reverses.is_not_null() if payment.reverses else Payment.reverses.is_null())
        .order_by(Payment.id)
    )
    return [row for row in rows if is_told(row)]


async def _is_overtaken(payment: Payment) -> bool:
    """Say whether the same money was given to the booking, or taken from it, once more since."""
    return any(entry.id > payment.id for entry in await _told_of(payment))


async def _untold(payment: Payment) -> int:
    """Return what the booking has of this money and its customer does not know, in cents; negative: what it lost."""
    told = await Receipt.select(Receipt.amount_cents).where(
        (Receipt.booking == payment.booking)
        & (Receipt.received == payment.received)
        & (Receipt.state != DeliveryState.FAILED)
    )
    has: int = sum(entry.amount_cents for entry in await _told_of(payment))
    knows: int = sum(row["amount_cents"] for row in told)
    return has - knows


async def _told_of(payment: Payment) -> list[Payment]:
    """Return what receipts tell of the same money at the same booking."""
    rows = await Payment.objects().where((Payment.received == payment.received) & (Payment.booking == payment.booking))
    return [row for row in rows if is_told(row)]


async def _attempt(payment: Payment, decision: UUID, difference: int) -> Receipt:
    attempt = Receipt(booking=payment.booking, received=payment.received, decision=decision, amount_cents=difference)
    await attempt.save()
    return attempt


async def _written(attempts: Sequence[Receipt], write: Write) -> OutboundEmail | None:
    first = attempts[0]
    booking = await Booking.one(first.booking)
    to = await notifications.addressee(booking)
    if to is None:
        return None
    with stations(booking.station):
        letter = write(await mailings.letter_facts(booking, to), await _facts(attempts))
        message = mailings.outbound(letter, to, key=f"receipt:{first.id}")
        await mailings.keep_copy(first.id, message, booking_id=booking.id)
    return message


async def _facts(attempts: Sequence[Receipt]) -> ReceiptFacts:
    rows = await CateringPayment.select(
        CateringPayment.id, CateringPayment.provider, CateringPayment.received_at
    ).where(CateringPayment.id.is_in([attempt.received for attempt in attempts]))
    came = {row["id"]: (row["provider"], row["received_at"]) for row in rows}
    parts = tuple(ReceiptPart(*came[attempt.received], attempt.amount_cents) for attempt in attempts)
    return ReceiptFacts(parts, is_credit=await _used_credit(attempts[0].decision))


async def _used_credit(decision: UUID) -> bool:
    """Say whether the decision, or the one that an undo took back, was to use a customer's credit."""
    undone = await Payment.select(Payment.decision).where(Payment.id == decision).first()
    entry = undone["decision"] if undone else decision
    return await ManualEntry.exists().where((ManualEntry.id == entry) & (ManualEntry.kind == ManualKind.CREDIT_USED))


@atomic
async def _note(attempts: Sequence[Receipt], state: DeliveryState) -> None:
    first = attempts[0]
    with stations(first.station):
        locked = await Receipt.one(first.id, lock=True)
        if locked.state == DeliveryState.SENT:
            return
        first.state = state
        sent_at = clock.now() if state == DeliveryState.SENT else None
        await Receipt.update({Receipt.state: state, Receipt.sent_at: sent_at}).where(
            Receipt.id.is_in([attempt.id for attempt in attempts])
        )
        if state == DeliveryState.SENT:
            cents = sum(attempt.amount_cents for attempt in attempts)
            await record(ReceiptSent(stream_id=first.id, booking_id=first.booking, amount_cents=cents))
