"""Write what happened to a booking onto its time line, and its customer's."""

from uuid import UUID

from portal.domain import events
from tables.bookings import Booking
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def add_to_timeline(event_id: UUID, *, booking_id: UUID) -> None:
    """Add an event to the time lines of a booking and its customer, once."""
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        await events.project(event_id, subjects={"booking": booking.id, "customer": booking.customer})
