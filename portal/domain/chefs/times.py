"""When a chef can cook, as it is written down: a week's hours, and stretches that add to them or take away. Pure."""

from datetime import datetime
from uuid import UUID

import msgspec

from tables.chefs import AvailabilityKind

DAY_MINUTES = 1440


class WeekHours(msgspec.Struct, frozen=True, order=True):
    """A range on a weekday (Monday = 0), in minutes since local midnight; past 1440 is after midnight."""

    weekday: int
    starts_minute: int
    ends_minute: int

    @property
    def words(self) -> str:
        """Return the range as a clock shows it, like "10:00 AM to 11:30 PM"."""
        return f"{clock_words(self.starts_minute)} to {clock_words(self.ends_minute)}"


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of time in which a chef is away, or works although the week does not say so."""

    id: UUID
    kind: AvailabilityKind
    starts_at: datetime
    ends_at: datetime
    max_events: int = 1
    reason: str = ""

    @property
    def is_off(self) -> bool:
        """Say whether the chef is away."""
        return self.kind == AvailabilityKind.OFF


class ChefTimes(msgspec.Struct, frozen=True):
    """A chef, and all that says when they can cook; `stretches` are those of the days that were asked for."""

    id: UUID
    station: UUID
    name: str
    postal_code: str
    skills: tuple[str, ...]
    max_events_a_day: int
    is_active: bool
    hours: tuple[WeekHours, ...]
    stretches: tuple[Stretch, ...] = ()

    def on(self, weekday: int) -> tuple[WeekHours, ...]:
        """Return the ranges of a weekday."""
        return tuple(hours for hours in self.hours if hours.weekday == weekday)


def clock_words(minute: int) -> str:
    """Write minutes since midnight as a clock shows them."""
    hour, rest = divmod(minute % DAY_MINUTES, 60)
    return f"{hour % 12 or 12}:{rest:02} {'AM' if hour < 12 else 'PM'}"  # noqa: PLR2004 - noon
