"""Note that money went back: a mail tells of a refund, a reversal or a dispute."""

from uuid import UUID

from portal.domain import payments, tasks
from portal.domain.errors import Refused
from portal.domain.matching.decision import conclude, take
from portal.domain.matching.shown import choice_in
from portal.domain.matching.sort import Sorted
from portal.text import money
from tables.bookings import Booking
from tables.matching import DecisionKind, PaymentDecision
from tables.payments import CateringPayment, Payment
from tables.unit_of_work import atomic


class NothingToTakeBack(Refused):
    """The booking has nothing of the kind."""


@atomic
async def take_back(
    notification_id: UUID, *, payment_id: UUID, user_id: UUID, revision: int, shown: str | None = None
) -> PaymentDecision:
    """Take the amount of the mail off the booking that the payment was put towards: it owes it again.

    Tasks to send money back are done by it, as far as it goes: the mail proves that it went.

    Raises:
        AlreadyDecided: somebody else was first.
        NotShown: the page did not show this entry.
        NothingToTakeBack: the mail tells of no money that went back, or names no amount.

    """
    notification = await take(notification_id, revision=revision)
    if shown is not None:
        choice_in(notification, payment_id, shown)
    payment = await Payment.one(payment_id)
    if notification.guard != Sorted.TAKES_BACK:
        raise NothingToTakeBack("This mail does not tell of money that went back.")
    if not notification.amount_cents or payment.booking is None:
        raise NothingToTakeBack("The mail names no amount. Refund it from the booking's page instead.")
    received = await CateringPayment.one(payment.received)
    booking = await Booking.one(payment.booking)
    decision = await conclude(
        notification,
        DecisionKind.REVERSAL,
        user_id=user_id,
        bookings=[booking],
        summary=f"{money(notification.amount_cents)} went back, {booking.reference}, {booking.customer_name}",
    )
    await tasks.meet_refunds(booking.id, amount_cents=notification.amount_cents, by=user_id, decision_id=decision.id)
    await payments.refund(
        received.id, booking_id=booking.id, amount_cents=notification.amount_cents, decision_id=decision.id
    )
    return decision
