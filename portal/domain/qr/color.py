"""The color of a business on paper: the accent of the pages, as red, green and blue. Pure."""

from math import cos, radians, sin
from typing import Final

Rgb = tuple[int, int, int]

WHITE: Final[Rgb] = (255, 255, 255)
INK: Final[Rgb] = (24, 22, 20)
READABLE: Final = 4.5
"""The contrast that text needs (WCAG AA)."""
_LIGHTNESS: Final = 0.55
_STEP: Final = 0.01
_MOST_CHROMA: Final = 0.2
_GREY: Final = 0.001
_STRAIGHT: Final = 0.04045
"""Below this, sRGB is a straight line."""


def brand_color(hue: int, chroma_thousandths: int) -> Rgb:
    """Return the color of a business, dark enough that white text on it can be read, as `tokens.css` has it."""
    chroma = min(chroma_thousandths / 1000, _MOST_CHROMA)
    lightness = _LIGHTNESS
    while contrast(color := _inside(lightness, chroma, hue), WHITE) < READABLE:
        lightness -= _STEP
    return color


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast of two colors, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def written(color: Rgb) -> str:
    """Write a color for SVG."""
    return "#{:02x}{:02x}{:02x}".format(*color)


def _inside(lightness: float, chroma: float, hue: int) -> Rgb:
    """Return the nearest color that screens and printers have: with less chroma, never of another hue."""
    while chroma > _GREY:
        channels = _linear(lightness, chroma, hue)
        if all(-_GREY <= channel <= 1 + _GREY for channel in channels):
            break
        chroma *= 0.97
    red, green, blue = (_encoded(channel) for channel in _linear(lightness, chroma, hue))
    return red, green, blue


def _linear(lightness: float, chroma: float, hue: int) -> tuple[float, float, float]:
    """Turn OKLCH into linear sRGB, by the published matrices."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(channel: float) -> int:
    channel = min(max(channel, 0.0), 1.0)
    curved = 12.92 * channel if channel <= _STRAIGHT / 12.92 else 1.055 * channel ** (1 / 2.4) - 0.055
    return round(curved * 255)


def _luminance(color: Rgb) -> float:
    parts = (part / 255 for part in color)
    red, green, blue = (part / 12.92 if part <= _STRAIGHT else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
