"""Draw a QR code: as a path for a page, as a picture with the brand's mark in the middle. Pure.

Error correction H bears the loss of 30 % of the squares; the mark covers 6 % of them.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Final

import msgspec
import qrcode
from PIL import Image, ImageDraw
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_M

from portal.domain.qr.color import INK, WHITE, Rgb, written
from portal.domain.qr.flame import outline, path

QUIET: Final = 4
"""Squares of white around a code, without which some phones do not see it."""
SMOOTH: Final = 4
_MARK: Final = 0.25


class DrawnCode(msgspec.Struct, frozen=True):
    """A code as `ui.qr` draws it: its rows as strokes one unit thick, in a square of `size` units."""

    d: str
    size: int


def drawn(text: str) -> DrawnCode:
    """Draw a text for a page, without a mark: for `ui.qr`."""
    rows = squares(text, has_mark=False)
    strokes = [f"M{x} {y + 0.5}h{length}" for x, y, length in _runs(rows)]
    return DrawnCode(d="".join(strokes), size=len(rows))


def squares(text: str, *, has_mark: bool = True) -> list[list[bool]]:
    """Return the rows of a code's squares, dark ones true, with the quiet border."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_H if has_mark else ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(square) for square in row] for row in code.get_matrix()]


def path_of(rows: list[list[bool]]) -> str:
    """Write the dark squares as one path, each run of a row as one rectangle."""
    return "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in _runs(rows))


def _runs(rows: list[list[bool]]) -> Iterator[tuple[int, int, int]]:
    """Yield each run of dark squares: where it begins, in which row, and how long it is."""
    for y, row in enumerate(rows):
        x = 0
        for is_dark, run in groupby(row):
            length = len(list(run))
            if is_dark:
                yield x, y, length
            x += length


def svg(text: str, *, color: Rgb | None) -> str:
    """Draw a code as an SVG file; with a color, the brand's mark is in the middle."""
    rows = squares(text, has_mark=color is not None)
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size * 10}" height="{size * 10}">'
        f"{inner_svg(rows, color=color)}</svg>"
    )


def inner_svg(rows: list[list[bool]], *, color: Rgb | None) -> str:
    """Draw a code in units of its squares, for a larger drawing."""
    size = len(rows)
    code = (
        f'<rect width="{size}" height="{size}" fill="{written(WHITE)}"/>'
        f'<path fill="{written(INK)}" shape-rendering="crispEdges" d="{path_of(rows)}"/>'
    )
    if color is None:
        return code
    side = mark_side(size)
    at, flame = (size - side) / 2, side * 0.66
    return (
        f'{code}<rect x="{at}" y="{at}" width="{side}" height="{side}" rx="{side * 0.24:.2f}" fill="{written(WHITE)}"/>'
        f'<rect x="{at + 0.5}" y="{at + 0.5}" width="{side - 1}" height="{side - 1}" rx="{side * 0.2:.2f}" '
        f'fill="{written(color)}"/>'
        f'<path fill="{written(WHITE)}" d="{path((size - flame) / 2, (size - flame) / 2, flame)}"/>'
    )


def png(text: str, *, color: Rgb | None, square_pixels: int = 16) -> bytes:
    """Draw a code as a PNG file."""
    return saved(picture(squares(text, has_mark=color is not None), color=color, square_pixels=square_pixels))


def picture(rows: list[list[bool]], *, color: Rgb | None, square_pixels: int) -> Image.Image:
    """Draw a code as a picture."""
    size = len(rows)
    small = Image.new("RGB", (size, size), WHITE)
    small.putdata([INK if square else WHITE for row in rows for square in row])
    image = small.resize((size * square_pixels, size * square_pixels), Image.Resampling.NEAREST)
    if color is not None:
        mark = _mark(mark_side(size) * square_pixels, color)
        image.paste(mark, ((image.width - mark.width) // 2, (image.height - mark.height) // 2))
    return image


def saved(image: Image.Image, *, dots_per_inch: int = 300) -> bytes:
    """Write a picture as a PNG file."""
    file = BytesIO()
    image.save(file, "PNG", optimize=True, dpi=(dots_per_inch, dots_per_inch))
    return file.getvalue()


def mark_side(size: int) -> int:
    """Return the side of the mark: a quarter of the code's, with as many squares on its left as on its right."""
    side = round((size - 2 * QUIET) * _MARK)
    return side if side % 2 == size % 2 else side - 1


def _mark(pixels: int, color: Rgb) -> Image.Image:
    """Draw the mark larger, and make it smaller: Pillow's own edges are stairs."""
    side = pixels * SMOOTH
    image = Image.new("RGB", (side, side), WHITE)
    pen = ImageDraw.Draw(image)
    edge = side // 22
    pen.rounded_rectangle((edge, edge, side - edge, side - edge), radius=side // 5, fill=color)
    flame = side * 0.66
    pen.polygon(outline((side - flame) / 2, (side - flame) / 2, flame), fill=WHITE)
    return image.resize((pixels, pixels), Image.Resampling.LANCZOS)
