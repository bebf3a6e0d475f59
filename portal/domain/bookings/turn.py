"""One decision about a station's dates at a time."""

from collections.abc import Iterable
from datetime import date, timedelta

from tables.scope import the_station
from tables.sql import platform

_DAY = timedelta(days=1)


async def take_turn(*days: date) -> None:
    """Wait until nobody else changes who cooks at the station in scope on these dates; hold the turn until the end.

    That a chef is not in two places is for the database to say. How many parties a slot and a chef take, and whether
    there is time to drive, depends on other rows, also of the night before: no lock on rows keeps that true.
    """
    for day in _with_nights(days):
        await platform("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"dates:{the_station()}:{day}")


def _with_nights(days: Iterable[date]) -> list[date]:
    """Return the dates with those before them, in an order that is the same for everybody."""
    return sorted({each for day in days for each in (day - _DAY, day)})
