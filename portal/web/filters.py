"""How money, times and names are written on pages."""

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from jinja2 import Undefined
from markupsafe import Markup, escape

from portal.domain.contact import spoken
from portal.domain.meant_address import meant_address

ATTRIBUTE = re.compile(r"[a-zA-Z][\w:.-]*")
TONES = 4
TEN_THOUSAND = 10_000
MINUS = "\N{MINUS SIGN}"


def money(cents: int, currency: str = "USD") -> str:
    """Write cents as people do: $1,250.50, with a minus sign before the dollar, other currencies after: 80.00 CAD."""
    sign = MINUS if cents < 0 else ""
    amount = f"{abs(cents) // 100:,}.{abs(cents) % 100:02}"
    return f"{sign}${amount}" if currency == "USD" else f"{sign}{amount} {currency}"


def whole_dollars(cents: int) -> str:
    """Write a price where there is little room: $754, from ten thousand on $12.3k."""
    dollars = (cents + 50) // 100
    return f"${dollars:,}" if dollars < TEN_THOUSAND else f"${dollars / 1000:.1f}k"


def moment(at: datetime, zone: str | tzinfo) -> str:
    """Write a time in the station's zone, with the zone's name: Sat, Jun 13, 2026, 9:42 AM PDT."""
    local = at.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)
    return f"{day(local.date(), year=True)}, {clock_time(local)} {local:%Z}"


def moment_tag(at: datetime, zone: str | tzinfo) -> Markup:
    """Write a time in the station's zone as an element: what `ui.moment` writes, for the rows of a list."""
    return _tag(at, moment(at, zone))


def ago_tag(at: datetime, now: datetime, zone: str | tzinfo) -> Markup:
    """Write how long ago something was as an element, with the full time on hover: `ui.ago`, for the rows of a list."""
    return _tag(at, ago(at, now), f' title="{moment(at, zone)}"')


def day_tag(of: date, *, year: bool = False) -> Markup:
    """Write a date as an element: `ui.date`, for the rows of a list."""
    return _tag(of, day(of, year=year))


def _tag(of: date, words: str, more: str = "") -> Markup:
    return Markup(f'<time datetime="{of.isoformat()}"{more}>{words}</time>')  # noqa: S704 - digits and names of days


def short_moment(at: datetime, zone: str | tzinfo) -> str:
    """Write a time without its year, as the subject of a letter has it: Sat, Jun 13, 9:42 AM PDT."""
    local = at.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)
    return f"{day(local.date())}, {clock_time(local)} {local:%Z}"


def party_time(at: datetime, zone: str | tzinfo) -> str:
    """Write when a party is, as one says it, by the clock there: Saturday, June 27 at 6:00 PM PDT."""
    local = at.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)
    return f"{local:%A, %B} {local.day} at {clock_time(local)} {local:%Z}"


def near(at: datetime, now: datetime) -> str:
    """Write a time that is near, in the zone of `now`: 11:14 AM today, 9:00 AM tomorrow, 6:00 PM on Sat, Jun 27."""
    local = at.astimezone(now.tzinfo)
    days = (local.date() - now.date()).days
    on = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(
        days
    ) or f"on {day(local.date(), year=local.year != now.year)}"
    return f"{clock_time(local)} {on}"


def time_left(at: datetime, now: datetime) -> str:
    """Write how long it is until a time: 2 h 14 min left; static/js/countdown.js goes on from there."""
    minutes = max(int((at - now).total_seconds() // 60), 0)
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min left" if hours else f"{rest} min left"


def clock_time(local: datetime) -> str:
    """Write the time of day of a local time: 9:42 AM."""
    return f"{local.hour % 12 or 12}:{local:%M %p}"


def local_clock(at: datetime, zone: str | tzinfo) -> str:
    """Write the time of day in the station's zone: 9:42 AM."""
    return clock_time(at.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone))


def phone(number: str) -> str:
    """Write an E.164 number as people of its country do: (916) 555-0173; anything else as it is."""
    return spoken(number)


def day(of: date, *, year: bool = False) -> str:
    """Write a date: Sat, Jun 27. A time is refused, because its date depends on a zone."""
    if isinstance(of, datetime):
        raise TypeError("A time has no date of its own: convert it to the station's zone first.")
    return f"{of:%a, %b} {of.day}" + (f", {of.year}" if year else "")


def local_day(at: datetime, zone: str) -> str:
    """Write the date of a time in the station's zone: Sat, Jun 27, 2026."""
    return day(at.astimezone(ZoneInfo(zone)).date(), year=True)


def zone_name(at: datetime, zone: str) -> str:
    """Name the zone as it is called at that time: PDT."""
    return f"{at.astimezone(ZoneInfo(zone)):%Z}"


def long_day(of: date) -> str:
    """Write a date in full: Saturday, June 13."""
    return f"{of:%A, %B} {of.day}"


def weekday(of: date) -> str:
    """Name the day of the week: Saturday."""
    return f"{of:%A}"


def many(number: int, one: str, several: str = "") -> str:
    """Write a number with its noun: 1 guest, 2 guests, 2 parties."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def up_to(number: int, most: int) -> str:
    """Write a count that went no further than `most`: 41, 99+."""
    return f"{number:,}" if number < most else f"{most - 1:,}+"


def ago(at: datetime, now: datetime) -> str:
    """Write how long ago something was, as briefly as a list needs it, by the calendar of `now`."""
    past = now - at
    local = at.astimezone(now.tzinfo)
    if past < timedelta(minutes=1):
        return "now"
    if past < timedelta(hours=1):
        return f"{past.seconds // 60} min"
    if past < timedelta(days=1):
        return f"{past.seconds // 3600} h"
    if past < timedelta(days=6):
        return f"{local:%a}"
    return f"{local:%b} {local.day}" + ("" if local.year == now.year else f", {local.year}")


def initials(name: str) -> str:
    """Take the first letters of the first and the last word of a name."""
    words = [word for word in re.split(r"[\s.@_]+", name) if word[:1].isalnum()]
    return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper() if words else "?"


def tone(name: str) -> str:
    """Give a name one of four quiet colors, the same one every time."""
    return f"h{zlib.crc32(name.casefold().encode()) % TONES + 1}"


def attributes(values: Mapping[str, object]) -> Markup:
    """Write keyword arguments as HTML attributes: hx_get becomes hx-get, and True a bare name.

    None, False and an `if` without its `else` write nothing.
    """
    written = []
    for key, value in values.items():
        name = key.rstrip("_").replace("_", "-")
        if not ATTRIBUTE.fullmatch(name) or name.startswith(("on", "style")):
            raise ValueError(f"{name} is no attribute that a page of ours may have.")
        if value is True:
            written.append(f" {name}")
        elif not (value is None or value is False or isinstance(value, Undefined)):
            written.append(f' {name}="{escape(value)}"')
    return Markup("".join(written))  # noqa: S704 - the names are checked, the values escaped


def trend(values: Sequence[float], width: int = 80, height: int = 28, edge: int = 2) -> list[tuple[float, float]]:
    """Place values as points of a small chart, the highest at the top."""
    low, span = min(values), (max(values) - min(values)) or 1
    step = width / max(len(values) - 1, 1)
    room = height - 2 * edge
    return [
        (round(i * step, 1), round(height - edge - (value - low) / span * room, 1)) for i, value in enumerate(values)
    ]


def path(points: Iterable[tuple[float, float]]) -> str:
    """Join points to the path of an SVG line."""
    return "M" + " L".join(f"{x} {y}" for x, y in points)


FILTERS = {
    "money": money, "whole_dollars": whole_dollars,
    "moment": moment, "clock_time": clock_time, "local_clock": local_clock, "zone_name": zone_name,
    "phone": phone, "day": day, "local_day": local_day, "long_day": long_day, "weekday": weekday,
    "ago": ago, "many": many,
    "initials": initials, "tone": tone, "attributes": attributes, "trend": trend, "path": path,
    "party_time": party_time, "short_moment": short_moment, "near": near, "time_left": time_left,
    "meant_address": meant_address, "up_to": up_to,
    "moment_tag": moment_tag, "ago_tag": ago_tag, "day_tag": day_tag,
}  # fmt: skip
