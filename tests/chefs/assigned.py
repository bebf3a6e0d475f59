"""Chefs who are assigned to parties, and what was recorded of them."""

from datetime import timedelta

from tables.bookings import Booking
from tables.chefs import Chef
from tables.events import DomainEvent
from tables.schedule import ChefAssignment


async def assigned(chef: Chef, booking: Booking) -> None:
    await ChefAssignment(
        booking=booking.id,
        chef=chef.id,
        event_date=booking.event_date,
        starts_at=booking.starts_at - timedelta(minutes=30),
        ends_at=booking.starts_at + timedelta(hours=2),
    ).save()


async def events_of(chef: Chef) -> list[str]:
    rows = (
        await DomainEvent.select(DomainEvent.name).where(DomainEvent.stream_id == chef.id).order_by(DomainEvent.version)
    )
    return [row["name"] for row in rows]
