"""A picture that somebody sends, drawn anew: only what is seen is kept. It takes a while: call it in a thread."""

import io
from typing import Final, NamedTuple

import msgspec
from PIL import Image, ImageOps, UnidentifiedImageError

from portal.domain.errors import Refused

LARGEST_BYTES: Final = 12_000_000
"""What a phone's camera makes fits; a larger file is refused unread."""
MOST_PIXELS: Final = 60_000_000
READ: Final = ("JPEG", "PNG", "WEBP", "GIF")
_VECTORS: Final = (b"<svg", b"<?xml", b"<!doctype svg")
_JPEG_QUALITY: Final = 85


class PictureUnusable(Refused):
    """A file that is no picture, or one that cannot be shown."""


class Frame(NamedTuple):
    """How large a picture is drawn at most, and as what."""

    width: int
    height: int
    format: str


LOGO: Final = Frame(640, 320, "PNG")
"""Twice as large as it is shown, and as see-through as it was."""
MAILED: Final = Frame(400, 112, "PNG")
"""Twice as large as a letter shows it, because every mail carries it."""
PHOTO: Final = Frame(1600, 1200, "JPEG")


class StoredPicture(msgspec.Struct, frozen=True):
    """A picture as we keep it: upright, no larger than its frame, without what cameras note in it."""

    media_type: str
    width: int
    height: int
    content: bytes


def drawn(raw: bytes, frame: Frame, *, field: str = "picture") -> StoredPicture:
    """Draw a picture anew, as large as its frame lets it.

    Raises:
        PictureUnusable: it is none, or too large; `field` is where it was chosen.

    """
    if len(raw) > LARGEST_BYTES:
        raise PictureUnusable(f"Send a picture of at most {LARGEST_BYTES // 1_000_000} MB.", field=field)
    if raw.lstrip()[:40].lower().startswith(_VECTORS):
        raise PictureUnusable("An SVG can hold programs: send the picture as a PNG.", field=field)
    try:
        with Image.open(io.BytesIO(raw), formats=READ) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PictureUnusable("It has too many pixels. Make it smaller, and send it again.", field=field)
            picture.draft("RGB", frame[:2])  # a large JPEG is read at a fraction of its size
            shown = ImageOps.exif_transpose(picture).convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PictureUnusable("That is no picture we can read. Send a PNG, JPEG or WebP.", field=field) from error
    shown.thumbnail(frame[:2], Image.Resampling.LANCZOS)
    return StoredPicture(Image.MIME[frame.format], shown.width, shown.height, _written(shown, frame.format))


def _written(shown: Image.Image, form: str) -> bytes:
    """Write the pixels, and nothing else, into a file."""
    out = io.BytesIO()
    if form == "JPEG":
        paper = Image.new("RGB", shown.size, "white")
        paper.paste(shown, mask=shown.getchannel("A"))
        paper.save(out, form, quality=_JPEG_QUALITY, optimize=True, progressive=True)
    else:
        shown.save(out, form, optimize=True)
    return out.getvalue()
