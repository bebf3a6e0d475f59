"""A day that begins at noon."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal import clock
from portal.demo import Stage
from tables.bookings import Booking
from tables.scope import scoped

NOON = datetime(2026, 6, 13, 12, 0, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be noon: a party in six hours is today's."""
    monkeypatch.setattr(clock, "now", lambda: NOON)


async def begins(stage: Stage, booking: Booking, *, hours: float, **facts: object) -> None:
    """Let a party begin so many hours from noon."""
    at = NOON + timedelta(hours=hours)
    values = {
        Booking.starts_at: at,
        Booking.event_date: at.date(),
        **{getattr(Booking, k): v for k, v in facts.items()},
    }
    with scoped(stage.scope_of(stage.riverside)):
        await Booking.update(values).where(Booking.id == booking.id)
