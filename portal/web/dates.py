"""Dates in addresses, and by which clock the times of some dates are."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from litestar.exceptions import NotFoundException

from portal.text import day

FIRST: Final = date(2000, 1, 1)
LAST: Final = date(2199, 12, 31)
"""Nobody plans beyond these, and everything that is reckoned from a date stays one that Python and Postgres know."""


def in_reach(wanted: date) -> date:
    """Return a date of an address; one that no calendar of ours has is not found."""
    if not FIRST <= wanted <= LAST:
        raise NotFoundException
    return wanted


def day_of(written: str | None) -> date | None:
    """Read a date of an address; None for what is none, or nobody plans."""
    try:
        found = date.fromisoformat(written or "")
    except ValueError:
        return None
    return found if FIRST <= found <= LAST else None


def clock_words(zones: Iterable[ZoneInfo], first: date, last: date) -> str:
    """Say by which clock the times of some dates are: times in PST; times in PST, PDT from Sun, Mar 14."""
    known = {zone.key: zone for zone in zones}
    if len(known) != 1:
        return "each station’s own time"
    (zone,) = known.values()
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    names: dict[str, date] = {}
    for each in days:  # by noon: the clock changes at night
        names.setdefault(f"{datetime.combine(each, time(12), zone):%Z}", each)
    (before, _), *changes = names.items()
    return "times in " + ", ".join([before, *(f"{name} from {day(since)}" for name, since in changes)])
