"""What is drawn can be read again: with the mark, small, turned, and from a poster."""

from io import BytesIO

import msgspec
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from portal.domain.qr.code import ALPHABET, LENGTH
from portal.domain.qr.color import WHITE, brand_color, contrast
from portal.domain.qr.draw import drawn, path_of, png, squares, svg
from portal.domain.qr.poster import Paper, Poster, poster_png, poster_svg

ADDRESS = "https://portal.myhibachi.example.com/q/7HK2PQX"
EMBER = brand_color(35, 180)


def read(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("side", [1000, 300, 150, 100])
def test_a_code_with_the_mark_is_read_at_any_size(side: int) -> None:
    assert read(opened(png(ADDRESS, color=EMBER)).resize((side, side))) == [ADDRESS]


def test_a_code_is_read_from_a_crooked_blurred_photo() -> None:
    photo = opened(png(ADDRESS, color=EMBER)).resize((420, 420))

    crooked = photo.rotate(17, expand=True, fillcolor="white").filter(ImageFilter.GaussianBlur(1.2))

    assert read(crooked) == [ADDRESS]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH), st.integers(0, 359))
def test_every_code_in_every_color_is_read(code: str, hue: int) -> None:
    address = f"https://portal.example.com/q/{code}"

    assert read(opened(png(address, color=brand_color(hue, 200), square_pixels=4))) == [address]


@pytest.mark.parametrize("paper", list(Paper))
def test_a_poster_is_read_from_across_the_room(paper: Paper) -> None:
    poster = Poster(
        business="MyHibachi", station="Riverside", words="Scan me", address=ADDRESS, color=EMBER, paper=paper
    )

    sheet = opened(poster_png(poster))

    assert sheet.size == tuple(round(points * 200 / 72) for points in paper.points)
    assert read(sheet) == [ADDRESS]
    assert read(sheet.resize((sheet.width // 5, sheet.height // 5))) == [ADDRESS]


def logo(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("RGBA", (width, height), (10, 120, 60, 255)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("size", [(640, 60), (200, 320), (64, 64)])
def test_a_poster_shows_the_logo_above_the_name_and_is_read_all_the_same(size: tuple[int, int]) -> None:
    poster = Poster(
        business="MyHibachi", station="Riverside", words="Scan me", address=ADDRESS, color=EMBER, logo=logo(*size)
    )

    sheet = opened(poster_png(poster))

    assert sheet.getpixel((sheet.width // 2, round(sheet.height * 0.08))) == (10, 120, 60)
    assert read(sheet) == [ADDRESS]
    assert 'href="data:image/png;base64,' in poster_svg(poster)
    assert "<image" not in poster_svg(msgspec.structs.replace(poster, logo=b""))


def test_a_file_for_print_shops_says_the_same_squares() -> None:
    rows = squares(ADDRESS)

    assert path_of(rows) in svg(ADDRESS, color=EMBER)
    assert "style" not in svg(ADDRESS, color=EMBER)
    assert path_of([[False, True, True], [True, False, False]]) == "M1 0h2v1h-2zM0 1h1v1h-1z"


def test_a_page_draws_rows_as_strokes() -> None:
    picture = drawn(ADDRESS)

    image = Image.new("RGB", (picture.size, picture.size), "white")
    for stroke in picture.d.removeprefix("M").split("M"):
        at, _, length = stroke.partition("h")
        x, y = at.split()
        for place in range(int(length)):
            image.putpixel((int(x) + place, int(float(y))), (0, 0, 0))
    assert read(image.resize((picture.size * 4, picture.size * 4), Image.Resampling.NEAREST)) == [ADDRESS]


def test_a_poster_escapes_what_people_type() -> None:
    poster = Poster(business="Ember & Oak", station="<Harbor>", words='"1 < 2"', address=ADDRESS, color=EMBER)

    drawing = poster_svg(poster)

    assert "Ember &amp; Oak" in drawing
    assert "&lt;Harbor&gt;" in drawing
    assert "<Harbor>" not in drawing


def test_long_words_stay_on_the_paper() -> None:
    poster = Poster(business="W" * 120, station="S" * 120, words="M" * 60, address=ADDRESS, color=EMBER)

    sheet = opened(poster_png(poster))

    edge = sheet.crop((0, 0, 60, sheet.height))
    assert len(edge.getcolors() or []) == 2, "only the band and the paper reach the edge"


@pytest.mark.parametrize("hue", range(0, 360, 10))
@pytest.mark.parametrize("chroma", [0, 100, 200, 400])
def test_white_words_can_be_read_on_every_brand(hue: int, chroma: int) -> None:
    assert contrast(brand_color(hue, chroma), WHITE) >= 4.5
