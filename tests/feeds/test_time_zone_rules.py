"""A zone as calendar programs want it: the rule of each change, from what Python knows of the zone."""

from zoneinfo import ZoneInfo

import pytest

from portal.domain.feeds.time_zone_rules import time_zone


def lines(zone: str, year: int = 2026) -> list[str]:
    written: bytes = time_zone(ZoneInfo(zone), year).to_ical()
    return written.decode().splitlines()


def test_the_clock_changes_on_a_sunday_of_two_months_in_california() -> None:
    found = lines("America/Los_Angeles")

    assert found[2:8] == [
        "BEGIN:DAYLIGHT",
        "DTSTART:20260308T020000",
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "TZNAME:PDT",
        "TZOFFSETFROM:-0800",
        "TZOFFSETTO:-0700",
    ]
    assert "DTSTART:20261101T020000" in found  # by the clock as it was until then
    assert "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11" in found


def test_a_zone_whose_clock_never_changes_says_so_once() -> None:
    found = lines("America/Phoenix")

    assert found.count("BEGIN:STANDARD") == 1
    assert "BEGIN:DAYLIGHT" not in found
    assert "TZOFFSETTO:-0700" in found


@pytest.mark.parametrize("year", [2024, 2026, 2031])
def test_the_last_sunday_is_told_from_the_fourth(year: int) -> None:
    found = lines("Europe/Berlin", year)

    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in found
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in found


def test_what_follows_no_rule_has_none() -> None:
    found = lines("America/Los_Angeles", 2003)  # the rule changed in 2007

    assert not any(line.startswith("RRULE") for line in found)
    assert "DTSTART:20030406T020000" in found
