"""Small snapshots for the pure tests of availability: slots, chefs and what they are reserved for."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from portal.domain.availability import Assignment, AvailabilitySnapshot, Held, Hours, Slot
from portal.domain.chefs import ChefTimes, HoursOverride, WeekHours
from tables.chefs import AvailabilityKind

EVERY_DAY = tuple(range(7))
SLOTS = tuple(Slot(EVERY_DAY, hour * 60) for hour in (12, 15, 18, 21))
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
SATURDAY = date(2026, 12, 12)
MILES = {frozenset({"A", "B"}): 35, frozenset({"A", "C"}): 70}


def miles(one: str, other: str) -> int | None:
    """Return invented distances: A to B is an hour's drive, A to C two."""
    return 0 if one == other else MILES.get(frozenset({one, other}))


def week(starts_minute: int = 9 * 60, ends_minute: int = 26 * 60, *, days: tuple[int, ...] = EVERY_DAY) -> Any:
    """Make weekly hours."""
    return tuple(WeekHours(day, starts_minute, ends_minute) for day in days)


def cook(number: int, **facts: Any) -> ChefTimes:
    """Make a chef who works all day, every day."""
    usual: dict[str, Any] = {
        "id": UUID(int=number),
        "station": UUID(int=1),
        "name": f"Chef {number}",
        "postal_code": "A",
        "skills": (),
        "max_events_a_day": 2,
        "hours": week(),
    }
    return ChefTimes(**usual | facts)


def override(kind: AvailabilityKind, starts_at: datetime, ends_at: datetime, *, max_events: int = 1) -> HoursOverride:
    """Make a time off, or extra time, of a chef."""
    return HoursOverride(UUID(int=1), kind, starts_at, ends_at, max_events)


def snapshot(*cooks: ChefTimes, zone: str = "America/Los_Angeles", **facts: Any) -> AvailabilitySnapshot:
    """Make a snapshot of four slots a day."""
    usual: dict[str, Any] = {
        "zone": ZoneInfo(zone),
        "hours": Hours(),
        "slots": SLOTS,
        "blocked": frozenset(),
        "cooks": cooks,
        "assignments": (),
        "held": (),
        "miles": miles,
        "now": NOW,
    }
    return AvailabilitySnapshot(**usual | facts)


def wall(day: date, hour: int, minute: int = 0, zone: str = "America/Los_Angeles") -> datetime:
    """Return what a clock on the wall shows, as an instant."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def assignment(chef: int, starts_at: datetime, *, place: str = "A", booking: int = 900) -> Assignment:
    """Reserve a chef for a party."""
    local = starts_at.astimezone(ZoneInfo("America/Los_Angeles")).date()
    return Assignment(UUID(int=booking), UUID(int=chef), local, Hours().busy(starts_at), place)


def held(starts_at: datetime, *, chefs: int = 1, booking: int = 900) -> Held:
    """Hold a place."""
    return Held(UUID(int=booking), starts_at, chefs)
