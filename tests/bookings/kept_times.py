"""Times that a chef keeps for something else."""

from datetime import timedelta
from typing import Any

from tables.bookings import Booking
from tables.chefs import Chef
from tables.schedule import ChefAssignment


async def keeps(chef: Chef, booking: Booking, **facts: Any) -> ChefAssignment:
    """Keep a chef free for a party."""
    seat = ChefAssignment(
        booking=booking.id,
        chef=chef.id,
        event_date=booking.event_date,
        starts_at=booking.starts_at - timedelta(minutes=30),
        ends_at=booking.starts_at + timedelta(minutes=120),
        postal_code="95814",
        **facts,
    )
    await seat.save()
    return seat


async def chef(name: str = "Kenji Watanabe") -> Chef:
    """Hire a chef."""
    made = Chef(name=name, postal_code="95814")
    await made.save()
    return made
