"""One decision about a station's dates at a time."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import asyncpg

from portal.domain.errors import Refused
from tables.scope import the_station
from tables.sql import platform

_DAY = timedelta(days=1)
_ALL = "SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest($1::text[]) AS key"
_IF_FREE = """
SELECT CASE WHEN pg_try_advisory_xact_lock(hashtextextended($1, 0)) THEN (
  SELECT count(*) FROM (SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest($2::text[]) AS key) others)
END IS NOT NULL AS is_mine
"""


class Crowded(Refused):
    """So many want the same date that it could not be locked in time."""


async def lock_dates(*days: date) -> None:
    """Wait until nobody else changes who cooks at the station in scope on these dates; hold the lock until the end.

    That a chef is not in two places is for the database to say. How many parties a slot and a chef take, and whether
    there is time to drive, depends on other rows, also of the night before: no lock on rows keeps that true.

    Raises:
        Crowded: it took longer than a statement may.

    """
    await _lock(_ALL, _keys(days))


async def try_lock_dates(*days: date) -> bool:
    """Lock these dates if nobody has; say whether that was so, without waiting for the first who does."""
    # the first only: whoever held a later one and waited for it would wait in a ring
    first, *others = _keys(days)
    (row,) = await _lock(_IF_FREE, first, others)
    return bool(row["is_mine"])


async def _lock(sql: str, *keys: object) -> list[dict[str, Any]]:
    try:
        return await platform(sql, *keys)
    except (asyncpg.QueryCanceledError, asyncpg.LockNotAvailableError) as error:
        raise Crowded("A lot of people are booking this day. Please send it again.") from error


def _keys(days: Iterable[date]) -> list[str]:
    """Return the names of the dates with those before them, in an order that is the same for everybody."""
    nights = {each for day in days for each in (day - _DAY, day)}
    return [f"dates:{the_station()}:{day}" for day in sorted(nights)]
