"""When a chef can cook: weekly hours by the station's clock, with extra time added and time off taken away. Pure."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain.chefs.time_range import TimeRange
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
        return f"{_clock_words(self.starts_minute)} to {_clock_words(self.ends_minute)}"


class HoursOverride(msgspec.Struct, frozen=True):
    """A time in which a chef is away, or works, whatever their weekly hours say."""

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
    """A chef, and all that says when they can cook; `overrides` are those of the days that were asked for.

    After `last_date` they begin no work.
    """

    id: UUID
    station: UUID
    name: str
    postal_code: str
    skills: tuple[str, ...]
    max_events_a_day: int
    hours: tuple[WeekHours, ...]
    overrides: tuple[HoursOverride, ...] = ()
    is_active: bool = True
    last_date: date | None = None

    def on(self, weekday: int) -> tuple[WeekHours, ...]:
        """Return the ranges of a weekday."""
        return tuple(hours for hours in self.hours if hours.weekday == weekday)

    def ranges(self, first: date, last: date, zone: ZoneInfo) -> list[TimeRange]:
        """Return when they can cook on these days (and after the midnights between and before them), in order."""
        days = [first + timedelta(days=number) for number in range(-1, (last - first).days + 1)]
        weekly = [
            TimeRange(at_minute(day, hours.starts_minute, zone), at_minute(day, hours.ends_minute, zone))
            for day in days
            for hours in self.hours
            if hours.weekday == day.weekday() and not self.has_left(day)
        ]
        extra = [
            TimeRange(each.starts_at, each.ends_at)
            for each in self.overrides
            if not each.is_off and not self.has_left(each.starts_at.astimezone(zone).date())
        ]
        off = [TimeRange(each.starts_at, each.ends_at) for each in self.overrides if each.is_off]
        return _without(_joined(weekly + extra), off)

    def has_left(self, day: date) -> bool:
        """Say whether they work no more on a day, whatever their week says."""
        return not self.is_active or (self.last_date is not None and day > self.last_date)

    def can_cook(self, starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> bool:
        """Say whether they work all through a time, whatever else they have then."""
        first, last = starts_at.astimezone(zone).date(), ends_at.astimezone(zone).date()
        return any(each.holds(starts_at, ends_at) for each in self.ranges(first, last, zone))

    def most_on(self, day: date, zone: ZoneInfo) -> int:
        """Return how many parties they take on a day; on one that is no working day, as many as its extra time says."""
        extra = [each for each in self.overrides if not each.is_off and _begins_on(each, day, zone)]
        if any(hours.weekday == day.weekday() for hours in self.hours) or not extra:
            return self.max_events_a_day
        return max(each.max_events for each in extra)


def at_minute(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return a time of a day's clock (25:30 is half past one on the next) in UTC: by the clock, also when it changes.

    An hour that the clock leaves out is the one after it; one that it shows twice is the first of them.
    """
    local = datetime.combine(day, time.min) + timedelta(minutes=minute)
    return local.replace(tzinfo=zone).astimezone(UTC)


def _begins_on(override: HoursOverride, day: date, zone: ZoneInfo) -> bool:
    return override.starts_at.astimezone(zone).date() == day


def _joined(ranges: Iterable[TimeRange]) -> list[TimeRange]:
    """Put ranges in order, and make one of those that touch."""
    joined: list[TimeRange] = []
    for each in sorted(ranges):
        if joined and each.starts_at <= joined[-1].ends_at:
            joined[-1] = TimeRange(joined[-1].starts_at, max(joined[-1].ends_at, each.ends_at))
        else:
            joined.append(each)
    return joined


def _without(ranges: list[TimeRange], taken: Iterable[TimeRange]) -> list[TimeRange]:
    for gone in taken:
        cut = [
            part
            for each in ranges
            for part in (
                TimeRange(each.starts_at, min(each.ends_at, gone.starts_at)),
                TimeRange(max(each.starts_at, gone.ends_at), each.ends_at),
            )
            if part.starts_at < part.ends_at
        ]
        ranges = cut
    return ranges


def _clock_words(minute: int) -> str:
    hour, rest = divmod(minute % DAY_MINUTES, 60)
    return f"{hour % 12 or 12}:{rest:02} {'AM' if hour < 12 else 'PM'}"  # noqa: PLR2004 - noon
