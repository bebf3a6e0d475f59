"""How the calendar is laid out: parties and numbers of the month, rows and drives of the week, what is wrong. Pure."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import pytest

from portal.controllers.staff.calendar import month, week
from portal.controllers.staff.calendar.party import mark, short_name
from portal.domain import schedule
from portal.domain.availability import Opening, OpeningState
from portal.domain.chefs import Absence, AbsenceKind, ChefTimes, Shifts, WeekHours
from portal.domain.schedule import (
    Block,
    CalendarAssignment,
    CalendarEntry,
    CalendarOverview,
    Conflict,
    ConflictKind,
    Roads,
    SlotCapacity,
)
from tables.bookings import BookingState, PaymentState

ZONE = ZoneInfo("America/Los_Angeles")
STATION = UUID(int=1)
ZONES = {STATION: ZONE}
SATURDAY = date(2026, 6, 20)
NOW = datetime(2026, 6, 13, 18, tzinfo=UTC)
KENJI, ROSA = UUID(int=11), UUID(int=12)


def at(hour: int, day: date = SATURDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE).astimezone(UTC)


def party(number: int, hour: int, *chefs: UUID, place: str = "A", day: date = SATURDAY, **facts: Any) -> CalendarEntry:
    """Make a confirmed party with its chefs, who are busy from half an hour before to two hours after it begins."""
    starts_at = at(hour, day)
    assignments = tuple(
        CalendarAssignment(
            chef, starts_at - timedelta(minutes=30), starts_at + timedelta(hours=2), place, is_tentative=False
        )
        for chef in chefs
    )
    usual: dict[str, Any] = {
        "customer_name": f"Party {number}",
        "reference": f"MH-{number}",
        "state": BookingState.CONFIRMED,
        "payment_state": PaymentState.DEPOSIT_PAID,
        "ends_at": None,
        "guests": 18,
        "city": "Folsom",
        "hold_until_at": None,
        "chefs_needed": 1,
        "total_cents": 1_000_00,
        "deposit_cents": 100_00,
        "paid_cents": 100_00,
        "revision": 1,
    }
    return CalendarEntry(
        id=UUID(int=100 + number),
        station=STATION,
        event_date=day,
        starts_at=starts_at,
        assignments=assignments,
        **usual | facts,
    )


def miles(one: str, other: str) -> int | None:
    return {("A", "A"): 0, ("A", "B"): 14, ("A", "C"): 70}.get((one, other))


def chef(number: UUID, name: str, *days: int) -> ChefTimes:
    hours = tuple(WeekHours(day, 10 * 60, 25 * 60) for day in days or range(7))
    return ChefTimes(
        id=number,
        station=STATION,
        name=name,
        postal_code="A",
        skills=(),
        max_events_a_day=2,
        is_active=True,
        hours=hours,
    )


def overview_of(
    *entries: CalendarEntry, slots: dict[int, tuple[int, OpeningState]] | None = None, **more: Any
) -> CalendarOverview:
    stops = schedule.ways(entries, Roads(miles, miles_per_hour=35))
    found = [
        SlotCapacity(STATION, Opening(at(hour), at(hour) + timedelta(minutes=90), state, free, 50))
        for hour, (free, state) in (slots or {}).items()
    ]
    usual: dict[str, Any] = {
        "chefs": (chef(KENJI, "Kenji Watanabe"), chef(ROSA, "Rosa Delgado")),
        "blocks": (),
        "slots": {SATURDAY: tuple(found)},
        "capacity": {SATURDAY: 18},
    }
    given = usual | more
    shifts = {STATION: Shifts(given["chefs"], SATURDAY, SATURDAY, ZONE)}
    wrong = schedule.conflicts((e for e in entries if e.station == STATION), stops, shifts=shifts, now=NOW)
    return CalendarOverview(entries=entries, ways=stops, conflicts=tuple(wrong), instead={}, **given)


def test_a_date_has_its_parties_by_name_and_says_how_many_more() -> None:
    few = overview_of(*(party(number, 12 + number) for number in range(month.CHIPS + 1)))
    many = overview_of(*(party(number, 12 + number) for number in range(month.CHIPS + 3)))

    (four,) = month.cells([SATURDAY], few, ZONES)
    (six,) = month.cells([SATURDAY], many, ZONES)

    assert (len(four.named), four.more) == (4, 0)  # the fourth takes the line that would say "+1 more"
    assert [entry.reference for entry in six.named] == ["MH-0", "MH-1", "MH-2"]
    assert six.more == 3


@pytest.mark.parametrize(
    ("capacity", "fill", "is_busy"), [(18, "2 of 18", False), (2, "2 of 2", True), (1, "2, chefs for 1", True)]
)
def test_a_date_says_how_full_it_is(capacity: int, fill: str, is_busy: bool) -> None:  # noqa: FBT001
    overview = overview_of(party(1, 18, KENJI), party(2, 18, ROSA), capacity={SATURDAY: capacity})

    (cell,) = month.cells([SATURDAY], overview, ZONES)

    assert (cell.fill, cell.is_busy) == (fill, is_busy)


def test_a_slot_says_what_is_left_of_it() -> None:
    overview = overview_of(
        party(1, 18, KENJI),
        slots={12: (0, OpeningState.BLOCKED), 15: (2, OpeningState.FREE), 18: (0, OpeningState.FULL)},
    )

    (cell,) = month.cells([SATURDAY], overview, ZONES)

    assert [slot.left[0] for slot in cell.slots] == ["Blocked", "2 free", "Full"]
    assert cell.slots[2].parties == (UUID(int=101),)


def test_slots_of_stations_with_different_clocks_stand_in_the_order_in_which_they_come() -> None:
    phoenix, other = ZoneInfo("America/Phoenix"), UUID(int=2)
    there = msgspec.structs.replace(party(2, 17), station=other)  # 5 PM PDT, which is 5 PM MST, too
    late = msgspec.structs.replace(party(3, 18), station=other, starts_at=at(18) - timedelta(minutes=30))
    entries = (party(1, 18), there, late)

    (cell,) = month.cells([SATURDAY], overview_of(*entries), ZONES | {other: phoenix})

    assert [f"{slot.at:%H:%M %Z}" for slot in cell.slots] == ["17:00 MST", "17:30 MST", "18:00 PDT"]


def test_a_closed_date_says_why_and_a_party_outside_the_slots_is_shown_all_the_same() -> None:
    block = Block(UUID(int=5), STATION, SATURDAY, None, "Team training")

    (cell,) = month.cells([SATURDAY], overview_of(party(1, 16, KENJI), blocks=(block,)), ZONES)

    assert cell.block == block
    assert [(slot.key[-5:], slot.state) for slot in cell.slots] == [("16:00", None)]


def test_a_month_begins_on_sunday_and_has_whole_weeks() -> None:
    days = month.days_of(date(2026, 6, 15))

    assert days[0] == date(2026, 5, 31)
    assert days[-1] == date(2026, 7, 4)
    assert len(days) % 7 == 0


def test_slots_stand_by_the_wall_clock_on_the_day_it_changes() -> None:
    autumn = date(2026, 11, 1)

    overview = overview_of(party(1, 18, KENJI, day=autumn), slots={})
    (cell,) = month.cells([autumn], msgspec.structs.replace(overview, slots={autumn: ()}), ZONES)

    assert cell.slots[0].key == "2026-11-01T18:00"


def test_a_chefs_row_has_the_drives_between_and_the_miles_of_the_week() -> None:
    overview = overview_of(party(1, 12, KENJI), party(2, 18, KENJI, place="B"), party(3, 18))

    unstaffed, kenji, rosa = week.rows(week.week_of(SATURDAY), overview, ZONES)
    first, second = kenji.squares[6].visits

    assert [visit.entry.reference for visit in unstaffed.squares[6].visits] == ["MH-3"]
    assert first.drive is None
    assert second.drive is not None
    assert (second.drive.miles, second.drive.minutes, second.drive.has_minutes) == (14, 24, 210)
    assert not second.drive.is_late
    assert (kenji.parties, kenji.miles) == (2, 14)
    assert rosa.parties == 0


@pytest.mark.parametrize(
    ("hour", "place", "kind"),
    [(18, "A", ConflictKind.CLASH), (21, "C", ConflictKind.LATE), (21, "?", ConflictKind.LATE), (21, "B", None)],
)
def test_two_parties_of_a_chef_are_at_odds_when_the_way_is_too_long(
    hour: int, place: str, kind: ConflictKind | None
) -> None:
    overview = overview_of(party(1, 18, KENJI), party(2, hour, KENJI, place=place))

    assert [conflict.kind for conflict in overview.conflicts] == ([kind] if kind else [])


def test_both_parties_of_a_clash_are_marked() -> None:
    overview = overview_of(party(1, 18, KENJI), party(2, 18, KENJI))

    _, kenji, _ = week.rows([SATURDAY], overview, ZONES)
    (cell,) = month.cells([SATURDAY], overview, ZONES)

    assert [visit.is_clash for visit in kenji.squares[0].visits] == [True, True]
    assert cell.is_trouble
    assert cell.slots[0].left[0] == "Conflict"


def test_a_chef_is_off_where_no_hours_are_and_says_so() -> None:
    overview = overview_of(chefs=(chef(KENJI, "Kenji Watanabe", 0, 1, 2),))

    (_, kenji) = week.rows(week.week_of(SATURDAY), overview, ZONES)

    assert [square.off for square in kenji.squares] == ["Day off", None, None, None, "Day off", "Day off", "Day off"]


def test_the_mark_of_a_party_is_what_matters_most() -> None:
    soon = NOW.astimezone(ZONE).date() + timedelta(days=1)
    held = party(1, 18, state=BookingState.PENDING_DEPOSIT, hold_until_at=NOW + timedelta(minutes=11, seconds=42))
    clash = overview_of(party(1, 18, KENJI), party(2, 18, KENJI)).conflicts[0]

    away = Conflict(ConflictKind.AWAY, SATURDAY, (UUID(int=101),), chef=KENJI, absence=Absence(AbsenceKind.OFF))

    def of(entry: CalendarEntry, conflict: Any = None) -> str:
        return mark(entry, conflict, now=NOW, today=NOW.astimezone(ZONE).date())[0]

    assert of(held) == "11:42 left"
    assert of(held, clash) == "Same chef"
    assert of(held, away) == "Chef is away"
    assert of(party(2, 18)) == "Deposit"
    assert of(party(3, 18, day=soon)) == "$900.00 due"
    assert of(party(4, 18, state=BookingState.CANCELLED), clash) == "Canceled"


def test_a_chef_is_called_by_the_first_name_and_an_initial() -> None:
    assert [short_name(name) for name in ("Kenji Watanabe", "Alex Thibodeaux-Montgomery", "Cher", "")] == [
        "Kenji W.",
        "Alex T.",
        "Cher",
        "",
    ]
