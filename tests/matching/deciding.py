"""Decisions as the queue's page asks for them."""

from uuid import UUID

from portal.domain import matching
from tables.bookings import Booking
from tables.matching import PaymentDecision, PaymentNotification


async def confirm(notification: PaymentNotification, booking: Booking, user: UUID) -> PaymentDecision:
    """Put a notification towards a booking, as whoever looks at its newest revision."""
    return await matching.confirm(notification.id, booking_id=booking.id, user_id=user, revision=notification.revision)
