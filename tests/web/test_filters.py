"""How money, times and names are written."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.web.filters import (
    ago,
    ago_tag,
    attributes,
    day,
    initials,
    long_day,
    many,
    moment,
    moment_tag,
    money,
    path,
    tone,
    trend,
    up_to,
    weekday,
    zone_name,
)

PACIFIC = ZoneInfo("America/Los_Angeles")
NOON = datetime(2026, 6, 13, 12, 0, tzinfo=PACIFIC)


@pytest.mark.parametrize(
    ("cents", "currency", "written"),
    [
        (0, "USD", "$0.00"),
        (5, "USD", "$0.05"),
        (125050, "USD", "$1,250.50"),
        (-4000, "USD", "\N{MINUS SIGN}$40.00"),
        (-7, "USD", "\N{MINUS SIGN}$0.07"),
        (8000, "CAD", "80.00 CAD"),
        (-123456789, "EUR", "\N{MINUS SIGN}1,234,567.89 EUR"),
    ],
)
def test_money_is_written_as_people_do(cents: int, currency: str, written: str) -> None:
    assert money(cents, currency) == written


def test_a_moment_names_its_zone() -> None:
    winter = datetime(2026, 1, 1, 8, 5, tzinfo=UTC)

    assert moment(NOON.astimezone(UTC), "America/Los_Angeles") == "Sat, Jun 13, 2026, 12:00 PM PDT"
    assert moment(winter, PACIFIC) == "Thu, Jan 1, 2026, 12:05 AM PST"


def test_a_zone_has_a_name() -> None:
    assert zone_name(NOON, "America/Denver") == "MDT"


def test_a_day_can_be_written_in_full() -> None:
    assert long_day(date(2026, 6, 7)) == "Sunday, June 7"
    assert weekday(date(2026, 6, 7)) == "Sunday"


def test_a_number_agrees_with_its_noun() -> None:
    assert [many(1, "guest"), many(0, "guest"), many(2, "party", "parties")] == ["1 guest", "0 guests", "2 parties"]


def test_a_time_has_no_day_without_a_zone() -> None:
    assert day(date(2026, 6, 7)) == "Sun, Jun 7"
    assert day(date(2026, 6, 7), year=True) == "Sun, Jun 7, 2026"
    with pytest.raises(TypeError, match="zone"):
        day(NOON)


@pytest.mark.parametrize(
    ("past", "written"),
    [
        (timedelta(seconds=59), "now"),
        (timedelta(minutes=23), "23 min"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(days=1), "Fri"),
        (timedelta(days=6), "Jun 7"),
        (timedelta(days=365), "Jun 13, 2025"),
        (timedelta(seconds=-30), "now"),
    ],
)
def test_the_past_is_written_briefly(past: timedelta, written: str) -> None:
    assert ago((NOON - past).astimezone(UTC), NOON) == written


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


@pytest.mark.parametrize(("number", "written"), [(0, "0"), (99, "99"), (100, "99+"), (101, "99+")])
def test_a_count_that_went_no_further_says_so(number: int, written: str) -> None:
    assert up_to(number, 100) == written


def test_a_time_in_a_row_is_one_for_machines_too() -> None:
    before = NOON - timedelta(hours=2)

    assert moment_tag(NOON, PACIFIC) == (
        '<time datetime="2026-06-13T12:00:00-07:00">Sat, Jun 13, 2026, 12:00 PM PDT</time>'
    )
    assert ago_tag(before, NOON, PACIFIC) == (
        '<time datetime="2026-06-13T10:00:00-07:00" title="Sat, Jun 13, 2026, 10:00 AM PDT">2 h</time>'
    )
