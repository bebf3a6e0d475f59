"""Small worlds for the pure tests of availability: slots, chefs and what they are kept for."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from portal.domain.bookings.world import Cook, Held, Hours, Kept, Slot, World

EVERY_DAY = tuple(range(7))
SLOTS = tuple(Slot(EVERY_DAY, hour * 60) for hour in (12, 15, 18, 21))
ALL_DAY = dict.fromkeys(EVERY_DAY, ((9 * 60, 26 * 60),))
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
SATURDAY = date(2026, 12, 12)
MILES = {frozenset({"A", "B"}): 35, frozenset({"A", "C"}): 70}


def miles(one: str, other: str) -> int | None:
    """Return invented distances: A to B is an hour's drive, A to C two."""
    return 0 if one == other else MILES.get(frozenset({one, other}))


def cook(number: int, **facts: Any) -> Cook:
    """Make a chef who works all day, every day."""
    return Cook(UUID(int=number), **({"hours": ALL_DAY, "postal_code": "A"} | facts))


def world(*cooks: Cook, zone: str = "America/Los_Angeles", **facts: Any) -> World:
    """Make a world of four slots a day."""
    return World(
        **(
            {
                "zone": ZoneInfo(zone),
                "hours": Hours(),
                "slots": SLOTS,
                "blocked": frozenset(),
                "cooks": cooks,
                "kept": (),
                "held": (),
                "miles": miles,
                "now": NOW,
            }
            | facts
        )
    )


def wall(day: date, hour: int, minute: int = 0, zone: str = "America/Los_Angeles") -> datetime:
    """Return what a clock on the wall shows, as an instant."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def kept(chef: int, starts_at: datetime, *, place: str = "A", booking: int = 900) -> Kept:
    """Keep a chef free for a party."""
    local = starts_at.astimezone(ZoneInfo("America/Los_Angeles")).date()
    return Kept(UUID(int=booking), UUID(int=chef), local, Hours().busy(starts_at), place)


def held(starts_at: datetime, *, chefs: int = 1, booking: int = 900) -> Held:
    """Hold a place."""
    return Held(UUID(int=booking), starts_at, chefs)
