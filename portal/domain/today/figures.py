"""The day in figures: how it compares with the same weekday before, and what this month's bookings are worth."""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from tables.sql import fenced

WEEKS: Final = 7
MONTHS: Final = 6
# one statement: two sums over ranges that an index gives in order
_FIGURES: Final = """
SELECT 'day' AS kind, event_date AS since, count(*)::int AS number, 0::bigint AS cents FROM core.bookings
WHERE station = ANY({stations}) AND event_date = ANY($1::date[]) AND deleted_at IS NULL
  AND state = ANY(ARRAY['pending_deposit','confirmed','in_service','completed','no_show'])
GROUP BY event_date
UNION ALL
SELECT 'month', date_trunc('month', created_at AT TIME ZONE $2)::date, count(*)::int, sum(total_cents)::bigint
FROM core.bookings
WHERE station = ANY({stations}) AND id >= $3 AND created_at >= $4 AND deleted_at IS NULL
  AND state = ANY(ARRAY['pending_deposit','confirmed','in_service','completed','no_show'])
GROUP BY 2
"""


class Figures(msgspec.Struct, frozen=True):
    """Parties on this weekday of the last weeks (the last is today), and bookings made by month (the last is this).

    `months` are pairs of how many and how much, in cents.
    """

    weekdays: tuple[int, ...]
    months: tuple[tuple[int, int], ...]


async def figures(today: date, zone: str, since: datetime) -> Figures:
    """Count the parties of this weekday, and what was booked since the first of the months that are compared."""
    days = [today - timedelta(weeks=WEEKS - 1 - number) for number in range(WEEKS)]
    rows = await fenced(_FIGURES, days, zone, first_id(since), since)
    per_day = {row["since"]: row["number"] for row in rows if row["kind"] == "day"}
    per_month = {row["since"]: (row["number"], row["cents"]) for row in rows if row["kind"] == "month"}
    return Figures(
        weekdays=tuple(per_day.get(day, 0) for day in days),
        months=tuple(per_month.get(month, (0, 0)) for month in months(today)),
    )


def months(today: date) -> list[date]:
    """Return the first days of the months that are compared, this one last."""
    number = today.year * 12 + today.month - 1
    return [date((number - back) // 12, (number - back) % 12 + 1, 1) for back in reversed(range(MONTHS))]


def first_id(since: datetime) -> UUID:
    """Return the smallest id that a row of that moment can have: ids begin with the time in milliseconds."""
    return UUID(int=int(since.timestamp() * 1000) << 80)
