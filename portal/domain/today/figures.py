"""The day in figures: how it compares with the same weekday before, and what this month's bookings are worth. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec

WEEKS: Final = 7
MONTHS: Final = 6


class TodayFigures(msgspec.Struct, frozen=True):
    """Parties on this weekday of the last weeks (the last is today), and bookings made by month (the last is this).

    `months` are pairs of how many and how much, in cents.
    """

    weekdays: tuple[int, ...]
    months: tuple[tuple[int, int], ...]


def figures_of(counted: Iterable[Mapping[str, Any]], summed: Iterable[Mapping[str, Any]], today: date) -> TodayFigures:
    """Put what was counted by date and by month beside the dates and months that are compared; where none is, zero."""
    per_day = {row["day"]: row["number"] for row in counted}
    per_month = {row["day"]: (row["number"], row["cents"]) for row in summed}
    return TodayFigures(
        weekdays=tuple(per_day.get(day, 0) for day in weekdays(today)),
        months=tuple(per_month.get(month, (0, 0)) for month in months(today)),
    )


def weekdays(today: date) -> list[date]:
    """Return this weekday of the weeks that are compared, today last."""
    return [today - timedelta(weeks=WEEKS - 1 - number) for number in range(WEEKS)]


def months(today: date) -> list[date]:
    """Return the first days of the months that are compared, this one last."""
    number = today.year * 12 + today.month - 1
    return [date((number - back) // 12, (number - back) % 12 + 1, 1) for back in reversed(range(MONTHS))]


def first_of(today: date) -> date:
    """Return the first day of all that is compared by month."""
    return months(today)[0]


def first_id(since: datetime) -> UUID:
    """Return the smallest id that a row of that moment can have: ids begin with the time in milliseconds."""
    return UUID(int=int(since.timestamp() * 1000) << 80)
