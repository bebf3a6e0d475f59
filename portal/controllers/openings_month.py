"""A month to pick a date from: each day with a word for how free it is. Pure."""

import calendar
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from portal.domain.availability import Opening, OpeningState
from portal.text import local_clock

DAYS_OF_A_WEEK: Final = 7
_CALENDAR: Final = calendar.Calendar(firstweekday=6)


class DayState(StrEnum):
    """How free a day is, in the word that is shown."""

    OPEN = "open"
    FEW = "few times left"
    FULL = "full"
    TOO_SOON = "too soon to book"
    CLOSED = "not available"


class MonthDay(msgspec.Struct, frozen=True):
    """A day of the month, and what may begin on it."""

    date: date
    state: DayState
    openings: Sequence[Opening]

    @property
    def can_be_picked(self) -> bool:
        """Say whether there is something to see: times, or a waiting list."""
        return self.is_available or self.state is DayState.FULL

    @property
    def is_available(self) -> bool:
        """Say whether a party can begin on it."""
        return self.state in {DayState.OPEN, DayState.FEW}


class Month(msgspec.Struct, frozen=True):
    """A month in weeks that begin on Sunday; None where a week reaches out of the month."""

    first: date
    weeks: list[list[MonthDay | None]]
    earlier: date | None
    later: date | None

    @property
    def is_full(self) -> bool:
        """Say whether nothing is free in it."""
        return not any(day and day.is_available for week in self.weeks for day in week)


class OfferedOpening(msgspec.Struct, frozen=True):
    """A time of a day as it is offered: the clock on the wall there, and what to say about it."""

    value: str
    clock: str
    words: str
    is_available: bool


def bounds(first: date) -> tuple[date, date]:
    """Return the first and the last day of the month that a day is in."""
    return first.replace(day=1), first.replace(day=calendar.monthrange(first.year, first.month)[1])


def read_month(written: str) -> date | None:
    """Read a month from an address, like 2026-06."""
    try:
        return datetime.strptime(written, "%Y-%m").replace(tzinfo=ZoneInfo("UTC")).date()
    except ValueError:
        return None


def month_of(
    found: Mapping[date, Sequence[Opening]], *, first: date, today: date, soonest: date, horizon_days: int
) -> Month:
    """Lay the openings of a month out in weeks; nothing can be picked before `soonest`."""
    start, end = bounds(first)
    weeks = [
        [
            MonthDay(day, day_state(found.get(day, ())), found.get(day, ())) if day.month == start.month else None
            for day in week
        ]
        for week in _CALENDAR.monthdatescalendar(start.year, start.month)
        if week[-1] >= today  # weeks that are over would only push the others off a phone
    ]
    later = end + timedelta(days=1)
    return Month(
        start,
        weeks,
        earlier=(start - timedelta(days=1)).replace(day=1) if start > soonest else None,
        later=later if later <= today + timedelta(days=horizon_days) else None,
    )


def day_state(openings: Sequence[Opening]) -> DayState:
    """Say in a word how free a day is."""
    free = [opening for opening in openings if opening.is_available]
    if free:
        is_few = len(free) == 1 or all(opening.state is OpeningState.LAST for opening in free)
        return DayState.FEW if is_few else DayState.OPEN
    states = {opening.state for opening in openings}
    if OpeningState.FULL in states:
        return DayState.FULL
    return DayState.TOO_SOON if OpeningState.TOO_SOON in states else DayState.CLOSED


def slot_of(opening: Opening, zone: ZoneInfo) -> OfferedOpening:
    """Say a time as it is offered."""
    words = {
        OpeningState.FREE: "Open",
        OpeningState.LAST: "Last spot",
        OpeningState.FULL: "Full",
        OpeningState.BLOCKED: "Not available",
        OpeningState.TOO_SOON: "Too soon to book",
        OpeningState.CLOSED: "Not available",
    }
    return OfferedOpening(
        opening.starts_at.isoformat(), local_clock(opening.starts_at, zone), words[opening.state], opening.is_available
    )
