"""Parties that a chef has are named before other hours, time off or an end of their work leaves them without."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import pytest

from portal.demo import Stage
from portal.domain import chefs
from portal.domain.chefs import Absence, AbsenceKind, ChefDetails, WeekHours
from portal.domain.schedule import ConflictKind
from tables.bookings import Booking, BookingState
from tables.chefs import AvailabilityCalendar, Chef, ChefHours
from tables.stations import Station
from tests.cast import Builder
from tests.chefs.absences import ALWAYS, ZONE, absences_on, kenji
from tests.chefs.assigned import assigned
from tests.web.visitor import Visitor

Change = Callable[..., Awaitable[object]]


def takes_off(chef: Chef, booking: Booking, known: tuple[UUID, ...] = ()) -> Awaitable[object]:
    starts_at, ends_at = chefs.days(booking.event_date, booking.event_date, ZONE)
    return chefs.take_off(chef.id, starts_at=starts_at, ends_at=ends_at, reason="Wedding", known=known)


def works_less(chef: Chef, booking: Booking, known: tuple[UUID, ...] = ()) -> Awaitable[object]:
    others = [hours for hours in ALWAYS if abs(hours.weekday - booking.event_date.weekday()) not in {0, 1, 6}]
    return chefs.set_hours(chef.id, others, known=known)


def leaves(chef: Chef, _booking: Booking, known: tuple[UUID, ...] = ()) -> Awaitable[object]:
    return chefs.end(chef.id, known=known)


async def state_of(chef: Chef) -> tuple[bool, int, int]:
    return (
        (await Chef.one(chef.id)).is_active,
        await ChefHours.count().where(ChefHours.chef == chef.id),
        await AvailabilityCalendar.count().where(AvailabilityCalendar.chef == chef.id),
    )


@pytest.mark.parametrize(
    ("change", "absence"),
    [
        (takes_off, Absence(AbsenceKind.OFF, "Wedding")),
        (works_less, Absence(AbsenceKind.HOURS)),
        (leaves, Absence(AbsenceKind.LEFT)),
    ],
)
async def test_it_names_the_parties_changes_nothing_and_makes_them_conflicts_once_they_are_known(
    a: Builder, riverside: Station, change: Change, absence: Absence
) -> None:
    chef, booking = await kenji(), await a.booking(days=5)
    await assigned(chef, booking)
    before = await state_of(chef)
    assert await absences_on(booking.event_date, riverside) == []

    with pytest.raises(chefs.PartiesInTheWay) as refusal:
        await change(chef, booking)

    assert [party.booking for party in refusal.value.parties] == [booking.id]
    assert await state_of(chef) == before
    await change(chef, booking, (booking.id,))
    assert await state_of(chef) != before
    assert await absences_on(booking.event_date, riverside) == [(ConflictKind.AWAY, absence)]


@pytest.mark.parametrize("change", [takes_off, works_less, leaves])
async def test_a_party_that_came_meanwhile_is_named_too(a: Builder, riverside: Station, change: Change) -> None:
    chef, booking = await kenji(), await a.booking(days=5)
    await assigned(chef, booking)
    new = await a.booking(days=5, customer="Maria Garcia", email=None)
    new.starts_at += timedelta(hours=4)
    await assigned(chef, new)

    with pytest.raises(chefs.PartiesInTheWay) as refusal:
        await change(chef, booking, (booking.id,))

    assert {party.booking for party in refusal.value.parties} == {booking.id, new.id}


async def test_what_is_off_or_done_is_in_nobodys_way(a: Builder, riverside: Station) -> None:
    chef, booking = await kenji(), await a.booking(days=5)
    await assigned(chef, booking)
    booking.state = BookingState.CANCELLED
    await booking.save()

    await takes_off(chef, booking)

    assert await absences_on(booking.event_date, riverside) == []


async def test_longer_hours_are_in_nobodys_way_even_where_a_party_lies_outside_them(
    a: Builder, riverside: Station
) -> None:
    chef = await chefs.hire(ChefDetails(name="Rosa Delgado"))
    booking = await a.booking(days=5)
    await assigned(chef, booking)

    await chefs.set_hours(chef.id, [WeekHours((booking.event_date.weekday() + 3) % 7, 600, 900)])

    assert await ChefHours.count().where(ChefHours.chef == chef.id) == 1


async def test_the_calendar_names_the_conflict_and_who_could_cook_instead(
    a: Builder, stage: Stage, riverside: Station, visitor: Visitor
) -> None:
    chef, booking = await kenji(), await a.booking(days=5)
    rosa = await chefs.hire(ChefDetails(name="Rosa Delgado"), hours=ALWAYS)
    await assigned(chef, booking)
    starts_at, ends_at = chefs.days(booking.event_date, booking.event_date + timedelta(days=1), ZONE)
    await chefs.take_off(chef.id, starts_at=starts_at, ends_at=ends_at, reason="Wedding", known=[booking.id])
    await visitor.logs_in(stage.users["maya"].id)

    day = (await visitor.get(f"/riverside/calendar/day/{booking.event_date}")).text
    week = (await visitor.get(f"/riverside/calendar/week/{booking.event_date}")).text
    month = (await visitor.get(f"/riverside/calendar/{booking.event_date:%Y-%m}?day={booking.event_date}")).text

    assert "Kenji Watanabe is off (Wedding), but cooks for Dana Ortiz" in day
    assert f"assignments/{booking.id}?chef={rosa.id}&amp;instead={chef.id}" in day
    assert "Give Dana Ortiz to Rosa Delgado" in day
    assert '<span class="why-off">Wedding</span>' in week  # the lane says so on exactly that day
    assert "Is off (Wedding)" in week
    assert "1 conflict" in month
    assert 'class="month-party trouble"' in month


async def test_an_end_asks_first_and_goes_on_when_it_is_confirmed(
    a: Builder, stage: Stage, riverside: Station, visitor: Visitor
) -> None:
    chef, booking = await kenji(), await a.booking(days=9)
    await assigned(chef, booking)
    await visitor.logs_in(stage.users["maya"].id)
    page = f"/riverside/chefs/{chef.id}"

    asked = await visitor.submits(f"{page}/end", page=page)
    assert (asked.status_code, "End their work anyway" in asked.text) == (422, True)
    assert "Dana Ortiz" in asked.text
    await visitor.submits(f"{page}/end", page=page, known=str(booking.id))

    assert not (await Chef.one(chef.id)).is_active
    assert "no longer cooks here" in (await visitor.get(page)).text


async def test_hours_ask_first_and_what_was_typed_stays(
    a: Builder, stage: Stage, riverside: Station, visitor: Visitor
) -> None:
    chef, booking = await kenji(), await a.booking(days=9)
    await assigned(chef, booking)
    await visitor.logs_in(stage.users["maya"].id)
    page = f"/riverside/chefs/{chef.id}"
    day = (booking.event_date.weekday() + 3) % 7
    typed = {f"from{day}a": "10:00", f"to{day}a": "12:00"}

    asked = await visitor.submits(f"{page}/hours", page=page, **typed)
    assert (asked.status_code, "Save it anyway" in asked.text) == (422, True)
    assert 'value="12:00"' in asked.text
    await visitor.submits(f"{page}/hours", page=page, **typed, known=str(booking.id))

    assert await ChefHours.count().where(ChefHours.chef == chef.id) == 1
