"""What templates write with."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.web.filters import ago_tag, attributes, initials, moment_tag, path, tone, trend

PACIFIC = ZoneInfo("America/Los_Angeles")
NOON = datetime(2026, 6, 13, 12, 0, tzinfo=PACIFIC)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Maya Petrossian", "MP"), ("Madonna", "M"), ("Ana de la Cruz", "AC"), ("grillz4dayz", "G"), ("", "?"),
     ("🔥", "?"), ("Thuy-Linh Nguyễn", "TN"), ("Bob Bob", "B"), ("venmo@venmo.com", "VC")],
)  # fmt: skip
def test_initials_come_from_the_first_and_the_last_word(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_name_keeps_its_tone() -> None:
    tones = {tone(f"Person {number}") for number in range(50)}

    assert tones == {"h1", "h2", "h3", "h4"}
    assert tone("Maya") == tone("MAYA")


def test_attributes_are_escaped_and_the_empty_ones_left_out() -> None:
    values = {"hx_get": "/a?b=1&c=2", "disabled": True, "hidden": False, "class_": 'a"b', "id": ""}

    assert attributes(values) == ' hx-get="/a?b=1&amp;c=2" disabled class="a&#34;b" id=""'


@pytest.mark.parametrize("name", ["onclick", "style", "a b", "a=b", "a>b", ""])
def test_attributes_refuse_what_the_content_policy_forbids(name: str) -> None:
    with pytest.raises(ValueError, match="no attribute"):
        attributes({name: "x"})


def test_a_trend_fits_its_box() -> None:
    assert trend([1, 3, 2]) == [(0.0, 26.0), (40.0, 2.0), (80.0, 14.0)]
    assert trend([5]) == [(0.0, 26.0)]
    assert path([(0.0, 1.5), (2.0, 3.0)]) == "M0.0 1.5 L2.0 3.0"


def test_a_time_in_a_row_is_one_for_machines_too() -> None:
    before = NOON - timedelta(hours=2)

    assert moment_tag(NOON, PACIFIC) == (
        '<time datetime="2026-06-13T12:00:00-07:00">Sat, Jun 13, 2026, 12:00 PM PDT</time>'
    )
    assert ago_tag(before, NOON, PACIFIC) == (
        '<time datetime="2026-06-13T10:00:00-07:00" title="Sat, Jun 13, 2026, 10:00 AM PDT">2 h</time>'
    )
