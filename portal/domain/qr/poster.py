"""Draw a poster: the business's logo and name, some words, and the code, on a sheet of A4 or letter paper. Pure."""

from base64 import b64encode
from enum import StrEnum
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import msgspec
from PIL import Image, ImageDraw, ImageFont

from portal.domain.qr.color import INK, WHITE, Rgb, written
from portal.domain.qr.draw import inner_svg, picture, saved, squares

FONT: Final = Path(__file__).parents[2] / "static" / "fonts" / "inter-latin.woff2"
QUIETER: Final[Rgb] = (92, 86, 80)
DOTS_PER_INCH: Final = 200
_POINTS_PER_INCH: Final = 72
_BAND: Final = 0.4
"""The part of the sheet, from its top, that has the brand's color."""
_BOLD, _PLAIN = 700, 500
_HEAD: Final = ((0.135, 58), (0.185, 22))
"""Where name and station stand, as a part of the sheet's height, and how large, in points."""
_HEAD_BELOW_LOGO: Final = ((0.185, 36), (0.22, 20))
_RIM: Final = 10
"""How much white there is around a logo, in points."""


class Paper(StrEnum):
    """The sheets that people have."""

    LETTER = "letter"
    A4 = "a4"

    @property
    def points(self) -> tuple[int, int]:
        """Return width and height in points, 72 to an inch."""
        return (612, 792) if self is Paper.LETTER else (595, 842)


class Poster(msgspec.Struct, frozen=True, kw_only=True):
    """What a poster says. `address` is what the code holds, and is printed for who has no camera; `logo` is a PNG."""

    business: str
    station: str
    words: str
    address: str
    color: Rgb
    paper: Paper = Paper.LETTER
    logo: bytes = b""


class _PosterLine(msgspec.Struct, frozen=True):
    """A line of text around the middle of the sheet: its base line and its size, in points."""

    text: str
    base: float
    size: float
    color: Rgb
    weight: int = _PLAIN


class _Box(msgspec.Struct, frozen=True):
    """A part of the sheet, in points."""

    left: float
    top: float
    width: float
    height: float

    def grown(self, by: float) -> "_Box":
        """Return the box with a rim around it."""
        return _Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)


def poster_svg(poster: Poster) -> str:
    """Draw a poster as an SVG file."""
    width, height = poster.paper.points
    rows = squares(poster.address)
    left, top, side = _code_box(poster.paper)
    card = side * 0.06
    texts = "".join(
        f'<text x="{width / 2}" y="{line.base:.1f}" font-size="{line.size:.1f}" font-weight="{line.weight}" '
        f'fill="{written(line.color)}">{escape(line.text)}</text>'
        for line in _lines(poster)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width / _POINTS_PER_INCH:.3f}in" height="{height / _POINTS_PER_INCH:.3f}in" '
        f'font-family="Inter, Helvetica, Arial, sans-serif" text-anchor="middle">'
        f'<rect width="{width}" height="{height}" fill="{written(WHITE)}"/>'
        f'<rect width="{width}" height="{height * _BAND:.1f}" fill="{written(poster.color)}"/>'
        f'<rect x="{left - card:.1f}" y="{top - card:.1f}" width="{side + 2 * card:.1f}" '
        f'height="{side + 2 * card:.1f}" rx="{card:.1f}" fill="{written(WHITE)}" stroke="{written(poster.color)}" '
        f'stroke-width="1.5"/>{_logo_svg(poster)}'
        f'<g transform="translate({left:.2f} {top:.2f}) scale({side / len(rows):.5f})">'
        f"{inner_svg(rows, color=poster.color)}</g>{texts}</svg>"
    )


def poster_png(poster: Poster) -> bytes:
    """Draw a poster as a PNG file, for 200 dots an inch."""
    scale = DOTS_PER_INCH / _POINTS_PER_INCH
    width, height = (round(points * scale) for points in poster.paper.points)
    sheet = Image.new("RGB", (width, height), WHITE)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 0, width, round(height * _BAND)), fill=poster.color)
    left, top, side = (part * scale for part in _code_box(poster.paper))
    card = side * 0.06
    box = (left - card, top - card, left + side + card, top + side + card)
    pen.rounded_rectangle(box, radius=card, fill=WHITE, outline=poster.color, width=round(1.5 * scale))

    rows = squares(poster.address)
    code = picture(rows, color=poster.color, square_pixels=int(side) // len(rows))
    sheet.paste(code, (round(left + (side - code.width) / 2), round(top + (side - code.height) / 2)))
    for line in _lines(poster):
        font = _font(line.weight, round(line.size * scale))
        pen.text((width / 2, line.base * scale), line.text, fill=line.color, font=font, anchor="ms")
    _paste_logo(sheet, poster, scale=scale)
    return saved(sheet, dots_per_inch=DOTS_PER_INCH)


def _logo_svg(poster: Poster) -> str:
    """Draw the logo on white, for which it was made; the file holds it, so that it can be sent to a print shop."""
    if not poster.logo:
        return ""
    box, data = _logo_box(poster), b64encode(poster.logo).decode()
    white = box.grown(_RIM)
    return (
        f'<rect x="{white.left:.1f}" y="{white.top:.1f}" width="{white.width:.1f}" height="{white.height:.1f}" '
        f'rx="{_RIM}" fill="{written(WHITE)}"/>'
        f'<image x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" '
        f'href="data:image/png;base64,{data}"/>'
    )


def _paste_logo(sheet: Image.Image, poster: Poster, *, scale: float) -> None:
    if not poster.logo:
        return
    box = _logo_box(poster)
    white = box.grown(_RIM)
    corners = [part * scale for part in (white.left, white.top, white.left + white.width, white.top + white.height)]
    ImageDraw.Draw(sheet).rounded_rectangle(corners, radius=_RIM * scale, fill=WHITE)
    with Image.open(BytesIO(poster.logo)) as logo:
        drawn = logo.convert("RGBA").resize(
            (round(box.width * scale), round(box.height * scale)), Image.Resampling.LANCZOS
        )
    sheet.paste(drawn, (round(box.left * scale), round(box.top * scale)), mask=drawn)


def _logo_box(poster: Poster) -> _Box:
    """Return where the logo stands, as large as fits above the name."""
    width, height = poster.paper.points
    with Image.open(BytesIO(poster.logo)) as logo:
        scale = min(width * 0.5 / logo.width, height * 0.08 / logo.height)
        wide, high = logo.width * scale, logo.height * scale
    return _Box((width - wide) / 2, height * 0.08 - high / 2, wide, high)


def _code_box(paper: Paper) -> tuple[float, float, float]:
    """Return where the code stands: its left and top edge, and its side."""
    width, height = paper.points
    side = width * 0.56
    return (width - side) / 2, height * 0.275, side


def _lines(poster: Poster) -> list[_PosterLine]:
    width, height = poster.paper.points
    below = sum(_code_box(poster.paper)[1:]) + width * 0.56 * 0.06
    words = _wrapped(poster.words, size=34, room=width * 0.84)
    name, station = _HEAD_BELOW_LOGO if poster.logo else _HEAD
    return [
        _fitted(poster.business, base=height * name[0], size=name[1], room=width * 0.84, color=WHITE, weight=_BOLD),
        _fitted(poster.station, base=height * station[0], size=station[1], room=width * 0.84, color=WHITE),
        *(
            _fitted(line, base=below + 58 + place * 42, size=34, room=width * 0.84, color=INK, weight=_BOLD)
            for place, line in enumerate(words)
        ),
        _fitted("Point your phone’s camera at the code", base=height - 58, size=16, room=width * 0.84, color=QUIETER),
        _fitted(_readable(poster.address), base=height - 34, size=16, room=width * 0.84, color=QUIETER),
    ]


def _fitted(text: str, *, base: float, size: float, room: float, color: Rgb, weight: int = _PLAIN) -> _PosterLine:
    """Make a line smaller where it would stick out; a tenth is kept for the fonts of other programs."""
    length = _length(text, weight) * size / 100
    fitting = size * min(1.0, room * 0.9 / length) if length else size
    return _PosterLine(text, base, fitting, color, weight)


def _wrapped(text: str, *, size: float, room: float) -> list[str]:
    """Break a text into two lines where one is too long."""
    words = text.split()
    if _length(text, _BOLD) * size / 100 <= room * 0.9:
        return [text]
    middle = min(
        range(1, len(words) + 1), key=lambda place: abs(len(" ".join(words[:place])) - len(" ".join(words[place:])))
    )
    return [part for part in (" ".join(words[:middle]), " ".join(words[middle:])) if part]


def _readable(address: str) -> str:
    return address.partition("://")[2] or address


def _length(text: str, weight: int) -> float:
    return _font(weight, 100).getlength(text)


@cache
def _font(weight: int, pixels: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(FONT, pixels)
    font.set_variation_by_axes([weight])
    return font
