"""How we write money, numbers, dates and times, on pages, in letters and in sentences, for staff and customers alike.

One language and one way for each: decision 50 says why this is not Babel.
"""

from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

MINUS: Final = "\N{MINUS SIGN}"
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_TEN_THOUSAND: Final = 10_000
_HOURS_WITH_MINUTES: Final = 12  # beyond half a day nobody counts minutes
_HOURS_COUNTED: Final = 48


def money(cents: int, currency: str = "USD") -> str:
    """Write cents as people do: $1,250.50, with a minus sign before the dollar, other currencies after: 80.00 CAD."""
    sign = MINUS if cents < 0 else ""
    number = f"{abs(cents) // 100:,}.{abs(cents) % 100:02}"
    return f"{sign}${number}" if currency == "USD" else f"{sign}{number} {currency}"


def whole_dollars(cents: int) -> str:
    """Write a price where there is little room: $754, from ten thousand on $12.3k."""
    dollars = (cents + 50) // 100
    return f"${dollars:,}" if dollars < _TEN_THOUSAND else f"${dollars / 1000:.1f}k"


def amount(cents: int) -> str:
    """Write cents as a bare number, as it is typed into a field and read by a spreadsheet: -1250.50."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def percent(basis_points: int | Decimal) -> str:
    """Write basis points as a percentage: 8.875%."""
    return f"{MINUS if basis_points < 0 else ''}{abs(float(basis_points)) / 100:g}%"


def signed_percent(basis_points: int) -> str:
    """Write what is added or taken off: +12%, −5%."""
    return f"{'' if basis_points < 0 else '+'}{percent(basis_points)}"


def plural(number: int, one: str, several: str = "") -> str:
    """Write a number with its noun: 1 guest, 2 guests, 2 parties."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def up_to(number: int, most: int) -> str:
    """Write a count that went no further than `most`: 41, 99+."""
    return f"{number:,}" if number < most else f"{most - 1:,}+"


def day(of: date, *, year: bool = False) -> str:
    """Write a date: Sat, Jun 27. A time is refused, because its date depends on a zone."""
    if isinstance(of, datetime):
        raise TypeError("A time has no date of its own: convert it to the station's zone first.")
    return f"{of:%a, %b} {of.day}" + (f", {of.year}" if year else "")


def local_day(at: datetime, zone: str) -> str:
    """Write the date of a time in the station's zone: Sat, Jun 27, 2026."""
    return day(_local(at, zone).date(), year=True)


def month_day(of: date) -> str:
    """Write a date as a sentence has it: June 27."""
    return f"{of:%B} {of.day}"


def long_day(of: date) -> str:
    """Write a date in full: Saturday, June 27."""
    return f"{of:%A}, {month_day(of)}"


def weekday(of: date) -> str:
    """Name the day of the week: Saturday."""
    return f"{of:%A}"


def clock_time(local: datetime) -> str:
    """Write the time of day of a local time: 9:42 AM."""
    return f"{local.hour % 12 or 12}:{local:%M %p}"


def local_clock(at: datetime, zone: str | tzinfo) -> str:
    """Write the time of day in the station's zone: 9:42 AM."""
    return clock_time(_local(at, zone))


def zone_name(at: datetime, zone: str | tzinfo) -> str:
    """Name the zone as it is called at that time: PDT."""
    return f"{_local(at, zone):%Z}"


def moment(at: datetime, zone: str | tzinfo) -> str:
    """Write a time in the station's zone, with the zone's name: Sat, Jun 13, 2026, 9:42 AM PDT."""
    local = _local(at, zone)
    return f"{day(local.date(), year=True)}, {clock_time(local)} {local:%Z}"


def short_moment(at: datetime, zone: str | tzinfo) -> str:
    """Write a time without its year, as the subject of a letter has it: Sat, Jun 13, 9:42 AM PDT."""
    local = _local(at, zone)
    return f"{local_moment(local)} {local:%Z}"


def local_moment(local: datetime) -> str:
    """Write a local time where everybody knows whose clock it is: Sat, Jun 13, 9:42 AM."""
    return f"{day(local.date())}, {clock_time(local)}"


def party_time(at: datetime, zone: str | tzinfo) -> str:
    """Write when a party is, as one says it, by the clock there: Saturday, June 27 at 6:00 PM PDT."""
    local = _local(at, zone)
    return f"{long_day(local)} at {clock_time(local)} {local:%Z}"


def near(at: datetime, now: datetime) -> str:
    """Write a time that is near, in the zone of `now`: 11:14 AM today, 9:00 AM tomorrow, 6:00 PM on Sat, Jun 27."""
    local = at.astimezone(now.tzinfo)
    days = (local.date() - now.date()).days
    on = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(
        days
    ) or f"on {day(local.date(), year=local.year != now.year)}"
    return f"{clock_time(local)} {on}"


def ago(at: datetime, now: datetime) -> str:
    """Write how long ago something was, as briefly as a list needs it, by the calendar of `now`: 5 min, 3 h, Mon."""
    past = now - at
    local = at.astimezone(now.tzinfo)
    if past < _MINUTE:
        return "now"
    if past < _HOUR:
        return f"{past // _MINUTE} min"
    if past < _DAY:
        return f"{past // _HOUR} h"
    if past < 6 * _DAY:
        return f"{local:%a}"
    return f"{local:%b} {local.day}" + ("" if local.year == now.year else f", {local.year}")


def ago_in_words(at: datetime, now: datetime) -> str:
    """Say in a sentence how long ago something was, in hours at most: 5 s ago, 3 min ago, 30 h ago."""
    past = now - at
    if past < _MINUTE:
        return f"{max(int(past.total_seconds()), 1)} s ago"
    return f"{past // _MINUTE} min ago" if past < _HOUR else f"{past // _HOUR} h ago"


def duration(length: timedelta) -> str:
    """Write how long something is, as exactly as anybody needs it: 42 min, 7 h 30 min, 31 h, 3 days."""
    minutes = max(length // _MINUTE, 0)
    hours, rest = divmod(minutes, 60)
    if hours < 1:
        return f"{max(minutes, 1)} min"
    if hours < _HOURS_WITH_MINUTES:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{hours} h" if hours < _HOURS_COUNTED else f"{hours // 24} days"


def time_left(at: datetime, now: datetime) -> str:
    """Write how long it is until a time: 2 h 14 min left; static/js/countdown.js goes on from there."""
    hours, rest = divmod(max((at - now) // _MINUTE, 0), 60)
    return f"{hours} h {rest} min left" if hours else f"{rest} min left"


def _local(at: datetime, zone: str | tzinfo) -> datetime:
    return at.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)
