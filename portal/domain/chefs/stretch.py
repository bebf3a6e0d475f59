"""What a stretch of time off or extra time must be, and the days of a station's calendar as one. Pure but for now."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from portal import clock
from portal.domain.errors import Refused

LONGEST: Final = timedelta(days=366)


class NotAStretch(Refused):
    """A time that ends before it begins, or that nobody plans with."""


def check_stretch(starts_at: datetime, ends_at: datetime, *, field: str = "first") -> None:
    """Refuse a time that cannot be meant; `field` is that of its first day.

    Raises:
        NotAStretch: it ends before it begins, has passed, or is longer than a year.

    """
    if ends_at <= starts_at:
        raise NotAStretch("It ends before it begins.", field="last")
    if ends_at <= clock.now():
        raise NotAStretch("That is in the past.", field=field)
    if ends_at - starts_at > LONGEST:
        raise NotAStretch("That is more than a year. End the chef’s work instead.", field="last")


def days(first: date, last: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return from which moment to which some whole days last by a station's clock, also when it changes meanwhile."""
    return datetime.combine(first, time.min, zone), datetime.combine(last + timedelta(days=1), time.min, zone)


def hours(day: date, starts: time, ends: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return a range of a day by a station's clock; one that does not end after it begins ends on the next day."""
    next_day = day + timedelta(days=1) if ends <= starts else day
    return datetime.combine(day, starts, zone), datetime.combine(next_day, ends, zone)
