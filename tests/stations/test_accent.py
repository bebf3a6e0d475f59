"""A business's color: whatever somebody picks, white words on it can be read."""

import re
from pathlib import Path

import pytest

from portal.domain.stations import Accent, ColorUnusable, accent, accent_of, explained

TOKENS = (Path(__file__).parents[2] / "portal/static/css/tokens.css").read_text()


@pytest.mark.parametrize("chroma", [0, 40, 120, accent.STRONGEST])
def test_white_words_can_be_read_on_every_hue(chroma: int) -> None:
    worst = min(Accent(hue, chroma).contrast for hue in range(0, 360, 3))

    assert worst >= accent.READABLE


def test_pages_are_given_the_color_that_is_said_here() -> None:
    light = re.search(r"--accent: light-dark\(\s*oklch\(calc\(([\d.]+) - var\(--dip\)\)", TOKENS)
    dip = re.search(r"--dip: calc\(([\d.]+) \* max\(0, cos\(\(var\(--brand-h\) - (\d+)\)", TOKENS)
    strongest = re.search(r"--bc: min\(var\(--brand-c\), ([\d.]+)\)", TOKENS)

    assert light is not None
    assert dip is not None
    assert strongest is not None
    assert float(light[1]) == accent._LIGHTNESS
    assert (float(dip[1]), float(dip[2])) == (accent._DIP, accent._LIGHTEST_HUE)
    assert float(strongest[1]) * 1000 == accent.STRONGEST


@pytest.mark.parametrize("color", ["#c43b15", "#00722e"])
def test_a_color_that_was_shown_stays_as_it_is(color: str) -> None:
    assert accent_of(color).shown == color
    assert explained(color) == ""


def test_a_gray_has_no_hue_and_needs_none() -> None:
    assert accent_of("#808080") == Accent(0, 0)


def test_why_a_color_looks_different_is_said() -> None:
    assert "White words could not be read on #ffd400" in explained("#ffd400")
    assert explained("#3a0a00").startswith("Buttons show #3a0a00 as")


@pytest.mark.parametrize("typed", ["", "red", "#12345", "#12345g", "url(javascript:1)"])
def test_what_is_no_color_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(ColorUnusable) as refused:
        accent_of(typed)

    assert refused.value.field == "accent"
