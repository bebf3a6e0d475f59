"""Times as the clock at a station shows them."""

from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from portal.domain.chefs import HoursOverride, at_minute
from tables.chefs import AvailabilityKind

ZONE = ZoneInfo("America/Los_Angeles")
SATURDAY = date(2026, 6, 13)


def override(kind: AvailabilityKind, starts_at: datetime, ends_at: datetime, most: int = 1) -> HoursOverride:
    return HoursOverride(id=uuid4(), kind=kind, starts_at=starts_at, ends_at=ends_at, max_events=most)


def local(hour: int, *, day: date = SATURDAY) -> datetime:
    return at_minute(day, hour * 60, ZONE)
