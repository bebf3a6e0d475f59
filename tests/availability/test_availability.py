"""Availability, purely: chefs, places, driving, limits, blocked dates and notice."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain import availability
from portal.domain.availability import AvailabilitySnapshot, Hours, OpeningState, Slot
from portal.domain.availability.compute import can_cook
from tables.chefs import AvailabilityKind
from tests.availability.snapshots import (
    EVERY_DAY,
    NOW,
    SATURDAY,
    assignment,
    cook,
    held,
    override,
    snapshot,
    wall,
    week,
)
from tests.bookings.days import day_of


def test_every_slot_of_a_free_day_has_a_place_for_each_chef() -> None:
    day = day_of(snapshot(cook(1), cook(2)))

    assert list(day) == [12, 15, 18, 21]
    assert {opening.state for opening in day.values()} == {OpeningState.FREE}
    assert {opening.capacity for opening in day.values()} == {2}
    assert day[18].ends_at - day[18].starts_at == timedelta(minutes=90)


def test_a_big_party_needs_several_chefs_and_says_when_it_would_be_the_last() -> None:
    openings = day_of(snapshot(cook(1), cook(2), cook(3)), guests=31)

    assert openings[18].capacity == 1
    assert openings[18].state == OpeningState.LAST


def test_more_guests_than_the_chefs_can_serve_find_it_full() -> None:
    assert day_of(snapshot(cook(1)), guests=31)[18].state == OpeningState.FULL


def test_a_chef_who_cooks_then_is_not_free_and_may_be_for_the_next_slot() -> None:
    party = wall(SATURDAY, 15)

    day = day_of(snapshot(cook(1), assignments=(assignment(1, party),), held=(held(party),)))

    assert day[15].state == OpeningState.FULL
    assert day[12].state == day[18].state == OpeningState.LAST


@pytest.mark.parametrize(
    ("place", "minutes", "possible"),
    [
        ("A", 150, True),  # cleaned up, loaded, at the same place
        ("A", 149, False),
        ("B", 210, True),  # an hour's drive
        ("B", 209, False),
        ("C", 270, True),  # two
        ("C", 269, False),
        ("", 195, True),  # nobody knows where: 45 minutes
        ("", 194, False),
        ("unknown", 194, False),
    ],
)
def test_between_two_parties_of_a_chef_there_is_time_to_drive(place: str, minutes: int, possible: bool) -> None:  # noqa: FBT001
    first = wall(SATURDAY, 14)
    busy = snapshot(cook(1), assignments=(assignment(1, first, place=place),))

    after = can_cook(busy, UUID(int=1), first + timedelta(minutes=minutes), postal_code="A")
    before = can_cook(busy, UUID(int=1), first - timedelta(minutes=minutes), postal_code="A")

    assert after is possible
    assert before is possible


def test_a_party_late_last_night_still_stands_in_the_way_after_midnight() -> None:
    late = wall(SATURDAY, 23)
    night_owl = cook(1, hours=week(0, 36 * 60))

    assert not can_cook(
        snapshot(night_owl, assignments=(assignment(1, late),)), UUID(int=1), late + timedelta(hours=2), postal_code="A"
    )


def test_a_chef_takes_no_more_parties_a_day_than_they_want() -> None:
    noon = wall(SATURDAY, 12)

    day = day_of(snapshot(cook(1, max_events_a_day=1), assignments=(assignment(1, noon),), held=(held(noon),)))

    assert {opening.state for opening in day.values()} == {OpeningState.FULL}
    assert day[21].fill_percent == 100


def test_outside_a_chefs_hours_it_is_closed() -> None:
    day = day_of(snapshot(cook(1, hours=week(14 * 60, 20 * 60 + 30))))

    assert [opening.state for opening in day.values()] == [
        OpeningState.CLOSED,  # begins before they do
        OpeningState.LAST,
        OpeningState.LAST,  # 17:30 to 20:00
        OpeningState.CLOSED,
    ]


def test_hours_past_midnight_are_those_of_the_day_they_begin_on() -> None:
    until_one = cook(1, hours=week(14 * 60, 25 * 60, days=(SATURDAY.weekday(),)))
    slots = (Slot(EVERY_DAY, 22 * 60), Slot(EVERY_DAY, 23 * 60 + 30), Slot(EVERY_DAY, 15))

    saturday = day_of(snapshot(until_one, slots=slots))
    sunday = day_of(snapshot(until_one, slots=slots), SATURDAY + timedelta(days=1))

    assert saturday[22].state == OpeningState.LAST
    assert saturday[23].state == OpeningState.CLOSED  # would be cleaned up at 1:30
    assert sunday[0].state == OpeningState.CLOSED


def test_two_ranges_that_touch_are_one() -> None:
    split = cook(1, hours=week(9 * 60, 18 * 60) + week(18 * 60, 24 * 60))

    assert day_of(snapshot(split))[18].state == OpeningState.LAST


def test_time_off_takes_a_chef_away() -> None:
    off = override(AvailabilityKind.OFF, wall(SATURDAY, 16), wall(SATURDAY, 17))

    day = day_of(snapshot(cook(1, overrides=(off,))))

    assert day[15].state == OpeningState.CLOSED
    assert day[12].state == day[18].state == OpeningState.LAST


def test_extra_time_adds_a_chef_for_as_many_parties_as_it_says() -> None:
    extra = override(AvailabilityKind.EXTRA, wall(SATURDAY, 11), wall(SATURDAY, 22))
    helper = cook(1, hours=(), overrides=(extra,))
    noon = wall(SATURDAY, 12)

    free = day_of(snapshot(helper))
    taken = day_of(snapshot(helper, assignments=(assignment(1, noon),), held=(held(noon),)))

    assert [opening.state for opening in free.values()] == [OpeningState.LAST] * 3 + [OpeningState.CLOSED]
    assert taken[18].state == OpeningState.FULL


def test_a_cap_of_the_slot_holds_whatever_the_chefs_could_do() -> None:
    slots = (Slot(EVERY_DAY, 18 * 60, max_parties=1),)
    six = wall(SATURDAY, 18)

    empty = day_of(snapshot(cook(1), cook(2), cook(3), slots=slots))
    taken = day_of(
        snapshot(cook(1), cook(2), cook(3), slots=slots, assignments=(assignment(1, six),), held=(held(six),))
    )

    assert empty[18].state == OpeningState.LAST
    assert taken[18].state == OpeningState.FULL


def test_a_booking_without_its_chefs_takes_a_place_all_the_same() -> None:
    day = day_of(snapshot(cook(1), cook(2), held=(held(wall(SATURDAY, 18), chefs=2),)))

    assert day[18].state == OpeningState.FULL
    assert day[15].capacity == 2


def test_a_blocked_date_or_slot_takes_nobody() -> None:
    whole = day_of(snapshot(cook(1), blocked=frozenset({(SATURDAY, None)})))
    one = day_of(snapshot(cook(1), blocked=frozenset({(SATURDAY, 18 * 60)})))

    assert {opening.state for opening in whole.values()} == {OpeningState.BLOCKED}
    assert {opening.capacity for opening in whole.values()} == {0}
    assert one[18].state == OpeningState.BLOCKED
    assert one[15].state == OpeningState.LAST


def test_slots_keep_to_their_weekdays() -> None:
    sundays = snapshot(cook(1), slots=(Slot((6,), 18 * 60),))

    assert day_of(sundays) == {}
    assert list(day_of(sundays, SATURDAY + timedelta(days=1))) == [18]


def test_notice_is_counted_to_the_minute() -> None:
    soon = (NOW + timedelta(hours=48)).astimezone(snapshot().zone)
    slots = (Slot(EVERY_DAY, soon.hour * 60), Slot(EVERY_DAY, soon.hour * 60 - 1))

    openings = availability.openings_of(
        snapshot(cook(1), slots=slots), soon.date(), soon.date(), guests=2, postal_code=""
    )[soon.date()]

    assert [opening.state for opening in openings] == [OpeningState.TOO_SOON, OpeningState.LAST]


def test_beyond_the_horizon_it_is_closed() -> None:
    today = NOW.astimezone(snapshot().zone).date()
    near = snapshot(cook(1), hours=Hours(horizon_days=30))

    assert day_of(near, today + timedelta(days=30))[18].is_available
    assert day_of(near, today + timedelta(days=31))[18].state == OpeningState.CLOSED


def test_how_full_a_date_is_counts_what_its_chefs_could_do() -> None:
    noon = wall(SATURDAY, 12)

    day = day_of(snapshot(cook(1), cook(2), assignments=(assignment(1, noon),), held=(held(noon),)))

    assert {opening.fill_percent for opening in day.values()} == {25}


def test_chefs_who_are_near_already_come_first_then_the_least_driving_then_the_fewest_parties() -> None:
    cooks = (cook(1, postal_code="C"), cook(2, postal_code="B"), cook(3, postal_code="A"), cook(4, postal_code="C"))
    noon = wall(SATURDAY, 12)
    busy = snapshot(
        *cooks, assignments=(assignment(4, noon, place="A", booking=1), assignment(2, noon, place="B", booking=2))
    )

    assert [chef.int for chef in availability.chefs_for(busy, wall(SATURDAY, 18), postal_code="A")] == [4, 3, 2, 1]


def test_without_a_booking_of_its_own_a_party_can_be_moved_into_its_own_place() -> None:
    six = wall(SATURDAY, 18)
    taken = snapshot(cook(1), assignments=(assignment(1, six, booking=7),), held=(held(six, booking=7),))

    assert day_of(taken)[18].state == OpeningState.FULL
    assert day_of(taken.without(UUID(int=7)))[18].state == OpeningState.LAST


# A clock that jumps: (zone, date, wall minute, UTC)
CLOCKS = [
    ("America/Los_Angeles", date(2027, 3, 14), 150, datetime(2027, 3, 14, 10, 30, tzinfo=UTC)),  # no 2:30: 3:30 PDT
    ("America/Los_Angeles", date(2027, 3, 14), 720, datetime(2027, 3, 14, 19, tzinfo=UTC)),  # noon on a 23 h day
    ("America/Los_Angeles", date(2027, 3, 13), 720, datetime(2027, 3, 13, 20, tzinfo=UTC)),
    ("America/Los_Angeles", date(2027, 11, 7), 90, datetime(2027, 11, 7, 8, 30, tzinfo=UTC)),  # 1:30 twice: the first
    ("America/Los_Angeles", date(2027, 11, 7), 1260, datetime(2027, 11, 8, 5, tzinfo=UTC)),  # 21:00 on a 25 h day
    ("America/Denver", date(2027, 3, 14), 720, datetime(2027, 3, 14, 18, tzinfo=UTC)),
    ("America/Phoenix", date(2027, 3, 14), 150, datetime(2027, 3, 14, 9, 30, tzinfo=UTC)),  # no jumps in Arizona
    ("America/New_York", date(2027, 11, 7), 1080, datetime(2027, 11, 7, 23, tzinfo=UTC)),
    ("Pacific/Honolulu", date(2027, 7, 1), 1260, datetime(2027, 7, 2, 7, tzinfo=UTC)),
    ("Australia/Lord_Howe", date(2027, 4, 4), 720, datetime(2027, 4, 4, 1, 30, tzinfo=UTC)),  # half an hour's jump
]


@pytest.mark.parametrize(("zone", "day", "minute", "at"), CLOCKS)
def test_a_slot_begins_when_the_clock_on_the_wall_says_so(zone: str, day: date, minute: int, at: datetime) -> None:
    always = cook(1, hours=week(0, 36 * 60))
    here = snapshot(always, zone=zone, slots=(Slot(EVERY_DAY, minute),))

    (opening,) = availability.openings_of(here, day, day, guests=2, postal_code="")[day]

    assert opening.starts_at == at
    assert opening.is_available


def test_two_slots_that_a_spring_night_makes_one_are_offered_once() -> None:
    day = date(2027, 3, 14)
    always = cook(1, hours=week(0, 36 * 60))
    here = snapshot(always, slots=(Slot(EVERY_DAY, 150), Slot(EVERY_DAY, 210)))

    assert len(availability.openings_of(here, day, day, guests=2, postal_code="")[day]) == 1


def test_a_party_through_the_autumn_hour_keeps_its_chef_as_long_as_any_other() -> None:
    night = date(2027, 11, 6)
    late = wall(night, 23, 59)
    owl = cook(1, hours=week(0, 36 * 60))

    time = Hours().busy(late)

    assert time.ends_at - time.starts_at == timedelta(minutes=150)
    assert not can_cook(
        snapshot(owl, assignments=(assignment(1, late),)), UUID(int=1), late + later_by(149), postal_code="A"
    )
    assert can_cook(
        snapshot(owl, assignments=(assignment(1, late),)), UUID(int=1), late + later_by(150), postal_code="A"
    )


def later_by(minutes: int) -> timedelta:
    """Return minutes."""
    return timedelta(minutes=minutes)


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(0, 47), st.sampled_from(["A", "B", "C", "", "X"])), max_size=8),
    st.integers(1, 90),
    st.sampled_from(["A", "B", "", "X"]),
)
def test_whoever_is_suggested_can_be_there(parties: list[tuple[int, int, str]], guests: int, place: str) -> None:
    base = wall(SATURDAY, 0)
    busy = [assignment(chef, base + timedelta(minutes=30 * half), place=where, booking=n) for n, (chef, half, where) in
            enumerate(parties)]  # fmt: skip
    here = snapshot(*(cook(number) for number in range(1, 5)), assignments=tuple(busy))

    for opening in day_of(here, guests=guests, place=place).values():
        time = here.hours.busy(opening.starts_at)
        for chef in opening.chefs:
            own = [other for other in busy if other.chef == chef]
            assert not any(other.time.meets(time) for other in own)
            assert sum(other.event_date == SATURDAY for other in own) < 2
        assert opening.capacity * here.hours.needed(guests) <= len(opening.chefs) or not opening.is_available
        assert 0 <= opening.fill_percent <= 100


@given(st.integers(1, 90), st.integers(0, 12))
def test_more_guests_never_find_more_places(guests: int, more: int) -> None:
    here = snapshot(*(cook(number) for number in range(1, 6)))

    assert day_of(here, guests=guests + more)[18].capacity <= day_of(here, guests=guests)[18].capacity


def along_a_road(one: str, other: str) -> int | None:
    """Return the miles between two places that are called by their milestones."""
    return abs(int(one) - int(other)) if one.isdecimal() and other.isdecimal() else None


@given(
    parties=st.lists(
        st.tuples(
            st.integers(1, 3), st.sampled_from((11, 12, 14, 15, 17, 18, 20, 21)), st.sampled_from(("", "0", "30"))
        ),
        max_size=6,
    ),
    place=st.sampled_from(("0", "30", "15", "", "nowhere")),
    guests=st.integers(1, 70),
)
def test_what_the_calendar_calls_full_is_sold_to_nobody(
    parties: list[tuple[int, int, str]], place: str, guests: int
) -> None:
    busy = tuple(
        assignment(chef, wall(SATURDAY, hour), place=where, booking=number)
        for number, (chef, hour, where) in enumerate(parties)
    )
    here = snapshot(cook(1), cook(2), cook(3), assignments=busy, miles=along_a_road)

    sold = availability.openings_of(here, SATURDAY, SATURDAY, guests=guests, postal_code=place)[SATURDAY]
    shown = {
        opening.starts_at: opening for opening in availability.openings_anywhere(here, SATURDAY, SATURDAY)[SATURDAY]
    }

    assert all(shown[opening.starts_at].capacity >= opening.capacity for opening in sold)
    assert {opening.fill_percent for opening in sold} == {opening.fill_percent for opening in shown.values()}


def test_a_place_on_the_way_between_two_parties_is_free_if_there_is_time_for_the_whole_way() -> None:
    early, late = (
        assignment(1, wall(SATURDAY, 12), place="0", booking=1),
        assignment(1, wall(SATURDAY, 20), place="90", booking=2),
    )
    here = snapshot(cook(1, max_events_a_day=3), assignments=(early, late), miles=along_a_road)
    far = snapshot(
        cook(1, max_events_a_day=3), assignments=(early, late._replace(postal_code="260")), miles=along_a_road
    )  # 7 h 26 min

    def at(six: AvailabilitySnapshot) -> OpeningState:
        openings = availability.openings_anywhere(six, SATURDAY, SATURDAY)[SATURDAY]
        return next(each.state for each in openings if each.starts_at == wall(SATURDAY, 15))

    assert at(here) == OpeningState.LAST
    assert at(far) == OpeningState.FULL
