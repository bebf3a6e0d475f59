"""Dates in addresses, and by which clock times are said to be."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from litestar.exceptions import NotFoundException

from portal.web.dates import FIRST, LAST, clock_words, in_reach

PACIFIC, PHOENIX = ZoneInfo("America/Los_Angeles"), ZoneInfo("America/Phoenix")


@pytest.mark.parametrize("day", [date.min, date.max, date(1999, 12, 31), date(2200, 1, 1)])
def test_a_date_that_nobody_plans_is_not_found(day: date) -> None:
    with pytest.raises(NotFoundException):
        in_reach(day)

    assert in_reach(FIRST) == FIRST
    assert in_reach(LAST) == LAST


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2027, 3, 14), date(2027, 3, 14), "times in PDT"),  # at midnight it still was PST
        (date(2027, 3, 13), date(2027, 3, 13), "times in PST"),
        (date(2027, 3, 1), date(2027, 3, 31), "times in PST, PDT from Sun, Mar 14"),
        (date(2026, 11, 1), date(2026, 11, 1), "times in PST"),
    ],
)
def test_the_clock_is_named_as_it_is_when_people_are_awake(first: date, last: date, words: str) -> None:
    assert clock_words([PACIFIC], first, last) == words


def test_stations_with_different_clocks_keep_their_own() -> None:
    assert clock_words([PACIFIC, PHOENIX], FIRST, FIRST) == "each station’s own time"
    assert clock_words([PACIFIC, ZoneInfo("America/Los_Angeles")], FIRST, FIRST) == "times in PST"
