"""Decisions as the queue's page asks for them."""

from uuid import UUID

from portal import clock
from portal.domain import matching, payments
from tables.bookings import Booking
from tables.matching import PaymentDecision, PaymentNotification
from tables.payments import CateringPayment
from tables.scope import scoped
from tests.cast import Builder


async def confirm(notification: PaymentNotification, booking: Booking, user: UUID) -> PaymentDecision:
    """Put a notification towards a booking, as whoever looks at its newest revision."""
    return await matching.confirm(notification.id, booking_id=booking.id, user_id=user, revision=notification.revision)


async def refund_mail(a: Builder, payer: str, amount_cents: int = 100_00) -> PaymentNotification:
    """Let a mail to Riverside tell that money went back to somebody."""
    notification = await a.notification(payer, f"{amount_cents / 100:.2f}", style="venmo")
    with scoped(a.stage.scope_of(a.stage.riverside)):
        await CateringPayment.update({CateringPayment.deleted_at: clock.now()}).where(
            CateringPayment.notification == notification.id
        )
        notification.guard, notification.transaction_id = "takes_back", None
        await notification.save()
    return notification


async def take_back(a: Builder, booking: Booking, user: UUID, amount_cents: int = 100_00) -> PaymentDecision:
    """Note by a refund mail that so much of what a booking was paid first went back."""
    notification = await refund_mail(a, booking.customer_name, amount_cents)
    paid = (await payments.of_booking(booking.id))[0]
    return await matching.take_back(notification.id, payment_id=paid.id, user_id=user, revision=notification.revision)
