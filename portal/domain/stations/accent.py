"""A business's color, as pages show it: its hue and strength are the business's, how light it is, is ours. Pure.

`portal/static/css/tokens.css` does the same for browsers; a test compares.
"""

import math
import re
from typing import Final

import msgspec
from coloraide import Color

from portal.domain.errors import Refused

STRONGEST: Final = 200
"""Chroma in thousandths: more would not print on most screens."""
READABLE: Final = 4.5
"""The contrast that words need (WCAG 2.2, AA)."""
_LIGHTNESS: Final = 0.55
_DIP, _LIGHTEST_HUE = 0.085, 185  # greens to cyans look lighter than they are
_WHITE: Final = Color("white")
_HEX: Final = re.compile(r"#?[0-9a-f]{6}", re.IGNORECASE)


class ColorUnusable(Refused):
    """What was typed is no color."""


class Accent(msgspec.Struct, frozen=True):
    """A color without its lightness: hue in degrees, chroma in thousandths."""

    hue: int
    chroma: int

    @property
    def shown(self) -> str:
        """Return it as buttons show it on a light page, like `#b0430f`."""
        return _color(self).to_string(hex=True)

    @property
    def contrast(self) -> float:
        """Return the contrast of white words on it."""
        return _contrast(_color(self))


def accent_of(typed: str) -> Accent:
    """Return the accent of a color, typed like `#b0430f`.

    Raises:
        ColorUnusable: it is none.

    """
    lightness, chroma, hue = _read(typed).convert("oklch").coords(nans=False)
    del lightness
    return Accent(round(hue) % 360, min(round(chroma * 1000), STRONGEST))


def explained(typed: str) -> str:
    """Say what was changed about a color, and why; nothing where nobody sees a difference."""
    accent, wanted = accent_of(typed), _read(typed)
    if wanted.delta_e(_color(accent), method="ok") < 0.03:  # noqa: PLR2004 - two colors that look alike
        return ""
    written = wanted.to_string(hex=True)
    if _contrast(wanted) < READABLE:
        why = f"White words could not be read on {written} ({_contrast(wanted):.1f} to 1)"
        return f"{why}: buttons show it darker, as {accent.shown} ({accent.contrast:.1f} to 1)."
    return f"Buttons show {written} as {accent.shown}: the same color, as light as ours are, by day and by night."


def _read(typed: str) -> Color:
    if not _HEX.fullmatch(typed.strip()):
        raise ColorUnusable("Type a color as six digits, like #b0430f.", field="accent")
    return Color("#" + typed.strip().removeprefix("#"))


def _color(accent: Accent) -> Color:
    dip = _DIP * max(0.0, math.cos(math.radians(accent.hue - _LIGHTEST_HUE)))
    return Color("oklch", [_LIGHTNESS - dip, accent.chroma / 1000, accent.hue]).convert("srgb").clip()


def _contrast(color: Color) -> float:
    return float(color.contrast(_WHITE, method="wcag21"))
