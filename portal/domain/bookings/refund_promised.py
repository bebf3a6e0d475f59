"""What a cancellation promised."""

from uuid import UUID

import msgspec

from portal.domain.bookings.events import BookingCancelled
from tables.events import DomainEvent


async def refund_promised(booking_id: UUID) -> int:
    """Return what was said to go back when a booking was canceled, in cents; nothing where it was not."""
    row = await (
        DomainEvent.select(DomainEvent.facts)
        .where((DomainEvent.stream == BookingCancelled.stream) & (DomainEvent.stream_id == booking_id))
        .where(DomainEvent.name == BookingCancelled.name)
        .order_by(DomainEvent.version, ascending=False)
        .first()
    )
    return int(msgspec.json.decode(row["facts"])["refund_cents"]) if row else 0
