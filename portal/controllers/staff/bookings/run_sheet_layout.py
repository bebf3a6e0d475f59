"""How a run sheet is laid out so that it fits one letter page, whatever stands on it. Pure."""

from math import ceil
from typing import Any, Final

import msgspec

from portal.domain import qr
from portal.domain.qr import DrawnCode
from portal.domain.schedule import RunSheet
from portal.web.maps import map_of
from tables.catalog import ProductKind

WISHES_AT_MOST: Final = 900
PAGE_POINTS: Final = 790
DENSITIES: Final = (("", 1.0), ("dense", 0.88), ("densest", 0.76))
_LINE: Final = 15.5


class Printed(msgspec.Struct, frozen=True):
    """A run sheet on paper: `density` makes room for much, `wishes` are cut where they would fill the page."""

    sheet: RunSheet
    station: dict[str, Any]
    density: str
    wishes: str
    wishes_are_cut: bool
    map_url: str
    map_qr: DrawnCode | None
    pay_url: str
    pay_qr: DrawnCode | None


def printed(sheet: RunSheet, station: dict[str, Any], *, base_url: str) -> Printed:
    """Lay a run sheet out."""
    map_url = map_of(sheet.full_address) if sheet.address else ""
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


def _density(sheet: RunSheet, wishes: str) -> str:
    """Return the roomiest size in which a sheet fits its page, as far as can be told without setting it."""
    return next((name for name, scale in DENSITIES if _points(sheet, wishes, scale) <= PAGE_POINTS), DENSITIES[-1][0])


def _points(sheet: RunSheet, wishes: str, scale: float) -> float:
    """Guess the height of a sheet: smaller letters are lower, and more of them fit on a line."""
    alert = 60 + 22 * _lines(sheet.allergies, 55, scale) if sheet.allergies else 0
    where = max(25 + 18 * _lines(sheet.address, 24, scale) + _LINE * (3 + _lines(sheet.gate_code, 26, scale)), 105)
    menu = 60 + sum(38 if dish.kind == ProductKind.UPGRADE else 26 for dish in sheet.dishes)
    left = menu + 80 + (40 + _LINE * _lines(wishes, 48, scale) if wishes else 0)
    right = 32 + _LINE * (4 + 2 * len(sheet.assignments)) + 130 + (115 / scale if sheet.due_cents else 0)
    head = 35 + 28 * _lines(sheet.customer_name, 26, scale)
    return scale * (head + alert + where + max(left, right) + 100)


def _lines(text: str, letters: int, scale: float) -> int:
    return sum(max(1, ceil(len(line) * scale / letters)) for line in text.splitlines())
