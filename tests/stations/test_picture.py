"""A picture that somebody sends is drawn anew."""

import io

import pytest
from PIL import Image

from portal.domain.picture import LOGO, PHOTO, PictureUnusable, drawn

SIDEWAYS = 6  # the camera was held upright: what it noted says "turn it by 90 degrees"
ORIENTATION, MAKER = 0x0112, 0x010F


def file_of(size: tuple[int, int] = (80, 40), form: str = "PNG", *, exif: Image.Exif | None = None) -> bytes:
    """Write a picture of one color."""
    out = io.BytesIO()
    Image.new("RGB", size, (176, 67, 15)).save(out, form, **({"exif": exif} if exif else {}))
    return out.getvalue()


def test_it_keeps_nothing_that_a_camera_noted_and_stands_upright() -> None:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = SIDEWAYS, "Somebody's phone, 38.5804 N"

    shown = drawn(file_of((80, 40), "JPEG", exif=exif), PHOTO)

    assert (shown.media_type, shown.width, shown.height) == ("image/jpeg", 40, 80)
    assert b"Somebody" not in shown.content
    assert not Image.open(io.BytesIO(shown.content)).getexif()


def test_it_is_no_larger_than_its_frame_and_keeps_its_shape() -> None:
    shown = drawn(file_of((4000, 1000)), LOGO)

    assert (shown.width, shown.height) == (640, 160)
    assert Image.open(io.BytesIO(shown.content)).size == (640, 160)


def test_a_logo_stays_see_through_and_a_photo_gets_white_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")

    logo, photo = drawn(out.getvalue(), LOGO), drawn(out.getvalue(), PHOTO)

    assert Image.open(io.BytesIO(logo.content)).getpixel((5, 5)) == (0, 0, 0, 0)
    assert Image.open(io.BytesIO(photo.content)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"%PDF-1.7",
        file_of()[:60],
        b"GIF89a" + bytes(20),
        file_of(form="BMP"),
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"\n <SVG xmlns='http://www.w3.org/2000/svg'/>",
    ],
    ids=["empty", "pdf", "cut", "gif of nothing", "bmp", "svg", "svg in capitals"],
)
def test_what_is_no_picture_is_refused_at_its_field(raw: bytes) -> None:
    with pytest.raises(PictureUnusable) as refused:
        drawn(raw, LOGO, field="logo")

    assert refused.value.field == "logo"


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (10_000, 7_000)).save(out, "PNG")  # a few kilobytes, until somebody unpacks them

    with pytest.raises(PictureUnusable, match="too many pixels"):
        drawn(out.getvalue(), LOGO)
