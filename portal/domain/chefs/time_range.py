"""A range of time: whole days by a station's clock, and what time off or extra time must be. Pure but for now."""

from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from portal import clock
from portal.domain.errors import Refused

LONGEST: Final = timedelta(days=366)


class TimeRange(NamedTuple):
    """From when to when."""

    starts_at: datetime
    ends_at: datetime

    def holds(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Say whether all of a time lies in it."""
        return self.starts_at <= starts_at and ends_at <= self.ends_at

    def meets(self, other: "TimeRange") -> bool:
        """Say whether the two have time in common."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


class NotATimeRange(Refused):
    """A time that ends before it begins, or that nobody plans with."""


def check_range(starts_at: datetime, ends_at: datetime, *, field: str = "first") -> None:
    """Refuse a time that cannot be meant; `field` is that of its first day.

    Raises:
        NotATimeRange: it ends before it begins, has passed, or is longer than a year.

    """
    if ends_at <= starts_at:
        raise NotATimeRange("It ends before it begins.", field="last")
    if ends_at <= clock.now():
        raise NotATimeRange("That is in the past.", field=field)
    if ends_at - starts_at > LONGEST:
        raise NotATimeRange("That is more than a year. End the chef’s work instead.", field="last")


def days(first: date, last: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return from which moment to which some whole days last by a station's clock, also when it changes meanwhile."""
    return datetime.combine(first, time.min, zone), datetime.combine(last + timedelta(days=1), time.min, zone)


def hours(day: date, starts: time, ends: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return a range of a day by a station's clock; one that does not end after it begins ends on the next day."""
    next_day = day + timedelta(days=1) if ends <= starts else day
    return datetime.combine(day, starts, zone), datetime.combine(next_day, ends, zone)
