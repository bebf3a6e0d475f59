"""What templates write with: our way of money and times (`portal.text`), names, attributes, small charts."""

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo

from jinja2 import Undefined
from markupsafe import Markup, escape

from portal import text
from portal.domain.contact import spoken
from portal.domain.meant_address import meant_address

ATTRIBUTE = re.compile(r"[a-zA-Z][\w:.-]*")
TONES = 4


def moment_tag(at: datetime, zone: str | tzinfo) -> Markup:
    """Write a time in the station's zone as an element: what `ui.moment` writes, for the rows of a list."""
    return _tag(at, text.moment(at, zone))


def ago_tag(at: datetime, now: datetime, zone: str | tzinfo) -> Markup:
    """Write how long ago something was as an element, with the full time on hover: `ui.ago`, for the rows of a list."""
    return _tag(at, text.ago(at, now), f' title="{text.moment(at, zone)}"')


def day_tag(of: date, *, year: bool = False) -> Markup:
    """Write a date as an element: `ui.date`, for the rows of a list."""
    return _tag(of, text.day(of, year=year))


def _tag(of: date, words: str, more: str = "") -> Markup:
    return Markup(f'<time datetime="{of.isoformat()}"{more}>{words}</time>')  # noqa: S704 - digits and names of days


def phone(number: str) -> str:
    """Write an E.164 number as people of its country do: (916) 555-0173; anything else as it is."""
    return spoken(number)


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


WRITTEN = (
    text.money, text.whole_dollars, text.amount, text.percent, text.signed_percent, text.plural, text.up_to,
    text.day, text.local_day, text.month_day, text.long_day, text.weekday, text.clock_time, text.local_clock,
    text.zone_name, text.moment, text.short_moment, text.party_time, text.near, text.ago, text.time_left,
)  # fmt: skip
"""What templates write as everybody does, each by its own name."""
FILTERS = {write.__name__: write for write in WRITTEN} | {
    "phone": phone, "initials": initials, "tone": tone, "attributes": attributes, "trend": trend, "path": path,
    "meant_address": meant_address, "moment_tag": moment_tag, "ago_tag": ago_tag, "day_tag": day_tag,
}  # fmt: skip
