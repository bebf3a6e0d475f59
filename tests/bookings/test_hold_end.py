"""When a hold ends: after its time, in the morning where that would be at night, before the party in any case."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.domain.bookings.hold_end import hold_end

ZONE = ZoneInfo("America/Los_Angeles")
SIX_HOURS = timedelta(hours=6)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (at(1, 10), at(1, 16)),
        (at(1, 15), at(1, 21)),  # nine in the evening is late enough
        (at(1, 15, 1), at(2, 9)),
        (at(1, 19, 43), at(2, 9)),  # it ended at 1:43 AM
        (at(2, 2, 30), at(2, 9)),
        (at(2, 3), at(2, 9)),
    ],
)
def test_a_hold_ends_when_people_are_awake(begins: datetime, ends: datetime) -> None:
    found = hold_end(begins.astimezone(UTC), SIX_HOURS, at_most=at(20, 18), zone=ZONE)

    assert found == ends
    assert found - begins >= SIX_HOURS


def test_no_hold_lasts_into_its_party() -> None:
    assert hold_end(at(1, 16), SIX_HOURS, at_most=at(1, 18), zone=ZONE) == at(1, 18)


def test_the_morning_is_nine_by_the_clock_also_in_the_night_in_which_it_changes() -> None:
    begins = datetime(2027, 3, 13, 20, tzinfo=ZONE)

    found = hold_end(begins, SIX_HOURS, at_most=at(31, 18) + timedelta(days=365), zone=ZONE)

    assert found.astimezone(ZONE) == datetime(2027, 3, 14, 9, tzinfo=ZONE)
