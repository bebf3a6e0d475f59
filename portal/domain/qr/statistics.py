"""How often codes were scanned: over time, with what, and where."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from tables.sql import fenced

# The scans of some time are read once, from an index, and counted four ways; places beyond the first ten are summed.
_COUNTED: Final = """
WITH scan AS MATERIALIZED (
  SELECT qr_code, (created_at AT TIME ZONE $1)::date AS day, device, concat_ws(', ', nullif(city, ''),
         nullif(region, ''), nullif(country, '')) AS place
  FROM core.qr_scans
  WHERE station = ANY({stations}) AND created_at >= $2 AND created_at < $3
    AND ($4::uuid IS NULL OR qr_code = $4)
)
SELECT qr_code, day, device, place, count(*) AS scans
FROM scan GROUP BY GROUPING SETS ((qr_code), (day), (device), (place))
"""
# With a code the station is named by `=` through it, so that the index on both gives the rows.
_OF_ONE: Final = _COUNTED.replace("($4::uuid IS NULL OR qr_code = $4)", "qr_code = $4::uuid")
_PLACES: Final = 10


class Bar(msgspec.Struct, frozen=True):
    """A part of all scans."""

    label: str
    scans: int


class Statistics(msgspec.Struct, frozen=True):
    """The scans from a day to a day; `over_time` has every one of them (of a long time every week), also empty ones."""

    first: date
    last: date
    scans: int
    over_time: list[tuple[date, int]]
    by_device: list[Bar]
    by_place: list[Bar]
    by_code: dict[UUID, int]
    step_days: int


async def statistics(first: date, last: date, *, zone: str, code_id: UUID | None = None) -> Statistics:
    """Return the scans of one code, or of all in scope, by the days of a time zone."""
    tz = ZoneInfo(zone)
    since = datetime.combine(first, time(), tz).astimezone(UTC)
    until = datetime.combine(last + timedelta(days=1), time(), tz).astimezone(UTC)
    rows = await fenced(_OF_ONE if code_id else _COUNTED, zone, since, until, code_id)
    by_day = {row["day"]: row["scans"] for row in rows if row["day"] is not None}
    step = _step(first, last)
    return Statistics(
        first=first,
        last=last,
        scans=sum(by_day.values()),
        over_time=_over_time(by_day, first, last, step),
        by_device=_bars(rows, "device", otherwise="other"),
        by_place=_places(_bars(rows, "place", otherwise="")),
        by_code={row["qr_code"]: row["scans"] for row in rows if row["qr_code"] is not None},
        step_days=step,
    )


def _step(first: date, last: date) -> int:
    """Return how many days a bar of the chart stands for: more than a hundred bars are too thin to see."""
    longest = 100
    return 1 if (last - first).days < longest else 7


def _over_time(by_day: dict[date, int], first: date, last: date, step: int) -> list[tuple[date, int]]:
    starts = [first + timedelta(days=place) for place in range(0, (last - first).days + 1, step)]
    sums = dict.fromkeys(starts, 0)
    for day, scans in by_day.items():
        sums[starts[(day - first).days // step]] += scans
    return list(sums.items())


def _bars(rows: list[dict[str, Any]], column: str, *, otherwise: str) -> list[Bar]:
    found = [Bar(row[column] or otherwise, row["scans"]) for row in rows if row[column] is not None]
    return sorted(found, key=lambda bar: (-bar.scans, bar.label))


def _places(bars: list[Bar]) -> list[Bar]:
    named = [bar for bar in bars if bar.label]
    unknown = sum(bar.scans for bar in bars if not bar.label)
    rest = sum(bar.scans for bar in named[_PLACES:])
    return [
        *named[:_PLACES],
        *([Bar("Elsewhere", rest)] if rest else []),
        *([Bar("Not known", unknown)] if unknown else []),
    ]
