"""What follows when something happened to a booking."""

from typing import Any
from uuid import UUID

from jobs.job import reaction
from portal.domain import bookings
from portal.integrations.connect import Integrations


@reaction("bookings.chronicle")
async def chronicle(
    _: Integrations, *, event_id: UUID, stream_id: str, booking_id: str | None = None, **_facts: Any
) -> None:
    """Write the event onto the booking's time line."""
    await bookings.chronicle(event_id, booking_id=UUID(booking_id or stream_id))
