"""When a chef can cook."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from portal.domain.chefs import ChefTimes, HoursOverride, TimeRange, WeekHours
from tables.chefs import AvailabilityKind
from tests.chefs.times import SATURDAY, ZONE, local, override


def chef(*hours: WeekHours, overrides: tuple[HoursOverride, ...] = ()) -> ChefTimes:
    return ChefTimes(
        id=uuid4(), station=UUID(int=1), name="Kenji", postal_code="95814", skills=(), max_events_a_day=2,
        hours=hours, overrides=overrides,
    )  # fmt: skip


def test_it_can_be_within_the_hours_of_the_weekday_only() -> None:
    kenji = chef(WeekHours(5, 10 * 60, 22 * 60))

    assert kenji.can_cook(local(17), local(20), ZONE)
    assert not kenji.can_cook(local(20), local(23), ZONE)
    assert not kenji.can_cook(local(17, day=date(2026, 6, 14)), local(20, day=date(2026, 6, 14)), ZONE)


def test_hours_past_midnight_reach_into_the_next_day() -> None:
    kenji = chef(WeekHours(5, 18 * 60, 26 * 60))

    assert kenji.can_cook(local(23), local(26), ZONE)
    assert kenji.can_cook(local(1, day=date(2026, 6, 14)), local(2, day=date(2026, 6, 14)), ZONE)


def test_two_ranges_that_touch_are_one() -> None:
    kenji = chef(WeekHours(5, 10 * 60, 14 * 60), WeekHours(5, 14 * 60, 22 * 60))

    assert kenji.can_cook(local(13), local(16), ZONE)


def test_the_gap_between_two_ranges_is_free_time() -> None:
    kenji = chef(WeekHours(5, 10 * 60, 14 * 60), WeekHours(5, 16 * 60, 22 * 60))

    assert not kenji.can_cook(local(13), local(17), ZONE)


def test_time_off_wins_over_hours_and_extra_time() -> None:
    kenji = chef(
        WeekHours(5, 10 * 60, 22 * 60),
        overrides=(
            override(AvailabilityKind.EXTRA, local(22), local(24)),
            override(AvailabilityKind.OFF, local(15), local(23)),
        ),
    )

    assert kenji.ranges(SATURDAY, SATURDAY, ZONE) == [TimeRange(local(10), local(15)), TimeRange(local(23), local(24))]


def test_extra_time_opens_a_day_that_has_no_hours() -> None:
    kenji = chef(overrides=(override(AvailabilityKind.EXTRA, local(12), local(18), most=1),))

    assert kenji.can_cook(local(12), local(15), ZONE)
    assert kenji.most_on(SATURDAY, ZONE) == 1
    assert kenji.most_on(date(2026, 6, 14), ZONE) == 2


@pytest.mark.parametrize(
    ("day", "starts_at", "hours"),
    [
        (date(2026, 3, 7), datetime(2026, 3, 7, 17, tzinfo=UTC), 12),
        (date(2026, 3, 8), datetime(2026, 3, 8, 16, tzinfo=UTC), 12),  # the clock was put forward at two
        (date(2026, 11, 1), datetime(2026, 11, 1, 17, tzinfo=UTC), 12),  # and back
    ],
)
def test_nine_in_the_morning_is_nine_by_the_clock_also_on_the_day_it_changes(
    day: date, starts_at: datetime, hours: int
) -> None:
    kenji = chef(WeekHours(day.weekday(), 9 * 60, 21 * 60))

    (span,) = kenji.ranges(day, day, ZONE)

    assert span.starts_at == starts_at
    assert (span.ends_at - span.starts_at).total_seconds() == hours * 3600


def test_a_night_in_which_the_clock_changes_is_an_hour_shorter_or_longer() -> None:
    spring = chef(WeekHours(5, 18 * 60, 27 * 60)).ranges(date(2026, 3, 7), date(2026, 3, 7), ZONE)
    autumn = chef(WeekHours(5, 18 * 60, 27 * 60)).ranges(date(2026, 10, 31), date(2026, 10, 31), ZONE)

    assert [(span.ends_at - span.starts_at).total_seconds() / 3600 for span in spring + autumn] == [8, 10]
