"""What follows when something happened to a booking."""

from typing import Protocol
from uuid import UUID

from jobs.job import job
from jobs.reaction import reaction
from portal.domain import bookings
from portal.integrations.connect import Integrations


class AboutBooking(Protocol):
    """What happened to a booking, or to something that may be about one."""

    @property
    def booking_id(self) -> UUID | None:
        """Return the booking; None where it is about none."""


@reaction("bookings.add_to_timeline")
async def add_to_timeline(_: Integrations, event: AboutBooking, event_id: UUID) -> None:
    """Write the event onto the booking's timeline; what is about none, like credit that goes back, is on none."""
    if event.booking_id is not None:
        await bookings.add_to_timeline(event_id, booking_id=event.booking_id)


@job("bookings.complete_past")
async def complete_past(_: Integrations) -> None:
    """Complete the parties that nobody marked."""
    await bookings.complete_past()
