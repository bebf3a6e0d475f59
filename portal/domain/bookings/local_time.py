"""What a clock on the wall says at a station, as instants. Pure.

A time that a spring night skips is the one an hour later; of one that an autumn night has twice, the first begins
things and the second ends them.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY_MINUTES = 1440


def instant(day: date, minute: int, zone: ZoneInfo, *, latest: bool = False) -> datetime:
    """Return when the clock shows `minute` of the day (past 1440: of the next day), in UTC."""
    days, minute = divmod(minute, _DAY_MINUTES)
    wall = datetime.combine(day + timedelta(days=days), time(minute // 60, minute % 60))
    return wall.replace(tzinfo=zone, fold=int(latest and not _is_skipped(wall, zone))).astimezone(UTC)


def _is_skipped(wall: datetime, zone: ZoneInfo) -> bool:
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall


def local_date(at: datetime, zone: ZoneInfo) -> date:
    """Return the date at the station."""
    return at.astimezone(zone).date()


def local_minute(at: datetime, zone: ZoneInfo) -> int:
    """Return how many minutes past midnight the clock shows."""
    wall = at.astimezone(zone)
    return wall.hour * 60 + wall.minute
