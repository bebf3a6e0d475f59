"""Money, numbers, dates and times are written in one way each, by `portal.text`."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from portal.text import (
    ago,
    ago_in_words,
    amount,
    day,
    duration,
    long_day,
    moment,
    money,
    month_day,
    party_time,
    percent,
    plural,
    short_moment,
    signed_percent,
    time_left,
    up_to,
    weekday,
    whole_dollars,
    zone_name,
)  # fmt: skip

PACIFIC = ZoneInfo("America/Los_Angeles")
NOON = datetime(2026, 6, 13, 12, 0, tzinfo=PACIFIC)
PORTAL = Path(__file__).parents[1] / "portal"
WRITERS = {PORTAL / "text.py", PORTAL / "web/forms.py"}  # a form shows a percentage as it was typed: 8.75
BY_HAND = {
    "money": re.compile(r"/ 100:,?\.2f|%\.2f"),
    "percent": re.compile(r"/ 100:g|%g"),
    "clock_time": re.compile(r":%[HI]:?%M %p|:%M %p"),
    "day": re.compile(r":%a, %b\}|:%B\} \{"),
    "plural": re.compile(
        r"""["'](?P<one>\w+)["'] if [^"'{}]+ == 1 else ["'](?:(?P=one)s|\w+ies)["']|["']{2} if [^"']+ == 1 else ["']s"""
    ),
}


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
    assert [plural(1, "guest"), plural(0, "guest"), plural(2, "party", "parties")] == [
        "1 guest",
        "0 guests",
        "2 parties",
    ]


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


@pytest.mark.parametrize(("number", "written"), [(0, "0"), (99, "99"), (100, "99+"), (101, "99+")])
def test_a_count_that_went_no_further_says_so(number: int, written: str) -> None:
    assert up_to(number, 100) == written


@pytest.mark.parametrize(("cents", "written"), [(1250_50, "1250.50"), (-50, "-0.50"), (0, "0.00")])
def test_what_is_typed_is_a_bare_number(cents: int, written: str) -> None:
    assert amount(cents) == written


@pytest.mark.parametrize(("cents", "written"), [(753_50, "$754"), (9_999_49, "$9,999"), (12_345_00, "$12.3k")])
def test_a_price_in_a_small_place_has_no_cents(cents: int, written: str) -> None:
    assert whole_dollars(cents) == written


def test_a_percentage_has_the_decimals_that_it_needs() -> None:
    assert [percent(Decimal("887.5")), percent(1000), percent(-550)] == ["8.875%", "10%", "\N{MINUS SIGN}5.5%"]
    assert [signed_percent(1200), signed_percent(-500)] == ["+12%", "\N{MINUS SIGN}5%"]


def test_a_sentence_has_the_date_without_its_year() -> None:
    assert month_day(date(2026, 6, 7)) == "June 7"
    assert short_moment(NOON, PACIFIC) == "Sat, Jun 13, 12:00 PM PDT"
    assert party_time(NOON.astimezone(UTC), "America/Denver") == "Saturday, June 13 at 1:00 PM MDT"


@pytest.mark.parametrize(
    ("past", "written"),
    [
        (timedelta(), "1 s ago"),
        (timedelta(seconds=59), "59 s ago"),
        (timedelta(minutes=3, seconds=50), "3 min ago"),
        (timedelta(hours=30), "30 h ago"),
    ],
)
def test_a_sentence_says_how_long_ago(past: timedelta, written: str) -> None:
    assert ago_in_words(NOON - past, NOON) == written


def test_a_length_is_as_exact_as_anybody_needs() -> None:
    lengths = [
        timedelta(0),
        timedelta(minutes=42),
        timedelta(hours=7, minutes=30),
        timedelta(hours=31),
        timedelta(days=3),
    ]

    assert [duration(length) for length in lengths] == ["1 min", "42 min", "7 h 30 min", "31 h", "3 days"]
    assert [time_left(NOON + length, NOON) for length in lengths[1:3]] == ["42 min left", "7 h 30 min left"]


def test_nobody_writes_it_by_hand() -> None:
    places = [place for path in PORTAL.rglob("*") if path.suffix in {".py", ".html", ".txt"} for place in _of(path)]

    assert places == [], "Use portal.text, and its filters in templates."


def _of(path: Path) -> Iterator[str]:
    if path in WRITERS or path.is_relative_to(PORTAL / "cli"):  # a command line prints for engineers
        return
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        for name, pattern in BY_HAND.items():
            if pattern.search(line):
                yield f"{path.relative_to(PORTAL)}:{number} {name}"
