"""Chefs who are reserved for a party."""

from datetime import timedelta
from typing import Any

from tables.bookings import Booking
from tables.chefs import Chef
from tables.schedule import ChefAssignment


async def assigned(chef: Chef, booking: Booking, **facts: Any) -> ChefAssignment:
    """Reserve a chef for a party."""
    assignment = ChefAssignment(
        booking=booking.id,
        chef=chef.id,
        event_date=booking.event_date,
        starts_at=booking.starts_at - timedelta(minutes=30),
        ends_at=booking.starts_at + timedelta(minutes=120),
        postal_code="95814",
        **facts,
    )
    await assignment.save()
    return assignment


async def chef(name: str = "Kenji Watanabe") -> Chef:
    """Hire a chef."""
    made = Chef(name=name, postal_code="95814")
    await made.save()
    return made
