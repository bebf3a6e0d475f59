"""How a run sheet is laid out so that it fits one letter page, whatever stands on it. Pure."""

from math import ceil
from typing import Any, Final
from urllib.parse import quote

import msgspec

from portal.domain import qr
from portal.domain.bookings import Sheet
from portal.domain.qr import Drawn

LETTERS_A_LINE: Final = 95
WISHES_AT_MOST: Final = 700
ROOMY, DENSE, DENSEST = "", "dense", "densest"
_ROOMY_LINES: Final = 34
_DENSE_LINES: Final = 46


class Printed(msgspec.Struct, frozen=True):
    """A run sheet on paper: `density` makes room for much, `wishes` are cut where they would fill the page."""

    sheet: Sheet
    station: dict[str, Any]
    density: str
    wishes: str
    wishes_are_cut: bool
    map_url: str
    map_qr: Drawn | None
    pay_url: str
    pay_qr: Drawn | None


def printed(sheet: Sheet, station: dict[str, Any], *, base_url: str) -> Printed:
    """Lay a run sheet out."""
    map_url = map_of(sheet.place) if sheet.address else ""
    pay_url = f"{base_url}{sheet.page}"
    wishes = sheet.wishes[:WISHES_AT_MOST].rsplit(" ", 1)[0] if len(sheet.wishes) > WISHES_AT_MOST else sheet.wishes
    return Printed(
        sheet=sheet,
        station=station,
        density=_density(sheet, wishes),
        wishes=wishes,
        wishes_are_cut=wishes != sheet.wishes,
        map_url=map_url,
        map_qr=qr.drawn(map_url) if map_url else None,
        pay_url=pay_url,
        pay_qr=qr.drawn(pay_url) if sheet.due_cents else None,
    )


def map_of(place: str) -> str:
    """Return where a map shows a place."""
    return f"https://www.google.com/maps/search/?api=1&query={quote(place)}"


def _density(sheet: Sheet, wishes: str) -> str:
    """Guess how many lines of the roomy size a sheet fills."""
    left = 2 * len(sheet.dishes) + 2
    right = 13 + len(sheet.hands) * 2
    texts = sum(_lines(text) for text in (sheet.allergies, wishes))
    lines = max(left, right) + 2 * _lines(sheet.allergies) + texts + ceil(len(sheet.address) / 40)
    return ROOMY if lines <= _ROOMY_LINES else DENSE if lines <= _DENSE_LINES else DENSEST


def _lines(text: str) -> int:
    return sum(max(1, ceil(len(line) / LETTERS_A_LINE)) for line in text.splitlines())
