"""A chef leaves on a day that is known: no new parties after it, and those that they have are conflicts."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import chefs, schedule
from portal.domain.chefs import Absence, AbsenceKind, NotATimeRange, PartiesInTheWay
from portal.domain.schedule import ConflictKind
from tables.chefs import AvailabilityKind, Chef
from tables.scope import scoped
from tables.stations import Station
from tests.availability.snapshots import SATURDAY, cook, snapshot
from tests.bookings.days import day_of
from tests.cast import Builder
from tests.chefs.absences import absences_on, kenji
from tests.chefs.assigned import assigned, events_of
from tests.chefs.times import local, override
from tests.web.visitor import Visitor

ZONE = ZoneInfo("America/Los_Angeles")
DAY = timedelta(days=1)


def today() -> date:
    """Return the date on Riverside's clock."""
    return clock.now().astimezone(ZONE).date()


def test_nobody_can_be_booked_after_the_last_day_and_all_of_it_counts() -> None:
    rosa = cook(1, last_date=SATURDAY)

    openings = day_of(snapshot(rosa))

    assert list(openings) == [12, 15, 18, 21]  # the last one ends past midnight
    assert all(opening.capacity == 1 for opening in openings.values())
    assert not any(opening.capacity for opening in day_of(snapshot(rosa), SATURDAY + DAY).values())


def test_an_extra_time_after_it_counts_no_more() -> None:
    extra = override(AvailabilityKind.EXTRA, local(10), local(20))
    rosa = cook(1, hours=(), overrides=(extra,))

    assert rosa.can_cook(local(12), local(14), ZONE)
    leaving = msgspec.structs.replace(rosa, last_date=local(10).astimezone(ZONE).date() - DAY)
    assert not leaving.can_cook(local(12), local(14), ZONE)


async def test_parties_after_it_have_to_be_known_and_are_conflicts_from_then_on(a: Builder, riverside: Station) -> None:
    chef, before, after = await kenji(), await a.booking(days=5), await a.booking(days=9, email=None)
    await assigned(chef, before)
    await assigned(chef, after)
    last = before.event_date

    with pytest.raises(PartiesInTheWay) as refusal:
        await chefs.leave_on(chef.id, last)
    assert [party.booking for party in refusal.value.parties] == [after.id]
    assert (await Chef.one(chef.id)).last_date is None
    await chefs.leave_on(chef.id, last, known=[after.id])

    assert await absences_on(after.event_date, riverside) == [(ConflictKind.AWAY, Absence(AbsenceKind.LEAVES))]
    assert await absences_on(before.event_date, riverside) == []
    assert (await events_of(chef))[-1] == "chefs.leave.set"


async def test_they_are_suggested_for_nothing_after_it(a: Builder) -> None:
    rosa = await a.chef("Rosa Delgado")
    party = await a.book()

    with scoped(a.stage.scope_of(a.stage.riverside)):
        leaver = await a.chef("Kenji Watanabe")
        await chefs.leave_on(leaver.id, party.event_date - DAY)
        found = {each.name: each for each in await schedule.suggest_chefs(party.id)}

    assert found["Kenji Watanabe"].reason == "Does not work then"
    assert found["Rosa Delgado"].id == rosa.id


async def test_a_day_that_has_passed_is_none_and_today_is_one(riverside: Station) -> None:
    chef = await kenji()

    with pytest.raises(NotATimeRange) as refusal:
        await chefs.leave_on(chef.id, today() - DAY)
    assert refusal.value.field == "last_date"

    assert (await chefs.leave_on(chef.id, today())).last_date == today()


async def test_no_extra_time_is_added_after_it(riverside: Station) -> None:
    chef = await kenji()
    await chefs.leave_on(chef.id, today() + DAY)
    begins, ends = chefs.days(today() + 3 * DAY, today() + 3 * DAY, ZONE)

    with pytest.raises(NotATimeRange, match="will have left"):
        await chefs.add_extra(chef.id, starts_at=begins, ends_at=ends)


async def test_who_stays_after_all_can_be_booked_again(riverside: Station) -> None:
    chef = await kenji()
    await chefs.leave_on(chef.id, today() + DAY)

    await chefs.stay(chef.id)
    await chefs.stay(chef.id)

    assert (await Chef.one(chef.id)).last_date is None
    assert (await events_of(chef))[-2:] == ["chefs.leave.set", "chefs.leave.set"]


@pytest.mark.parametrize(("hour", "is_active"), [(11, True), (13, False)])
async def test_their_work_ends_at_noon_after_it_by_the_clock_of_their_station(
    a: Builder, riverside: Station, monkeypatch: pytest.MonkeyPatch, hour: int, *, is_active: bool
) -> None:
    chef, stayer, after = await kenji(), await kenji(), await a.booking(days=9)
    await assigned(chef, after)
    last = today() + DAY
    await chefs.leave_on(chef.id, last, known=[after.id])
    day = last + DAY
    then = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE).astimezone(UTC)
    monkeypatch.setattr(clock, "now", lambda: then)

    await chefs.end_due()

    assert (await Chef.one(chef.id)).is_active is is_active
    assert (await Chef.one(stayer.id)).is_active


async def test_who_is_brought_back_has_no_last_day(riverside: Station) -> None:
    chef = await kenji()
    await chefs.leave_on(chef.id, today())
    await chefs.end(chef.id)

    await chefs.bring_back(chef.id)

    back = await Chef.one(chef.id)
    assert back.is_active
    assert back.last_date is None


async def test_the_page_asks_first_then_says_until_when_they_cook_and_takes_it_back(
    a: Builder, stage: Stage, riverside: Station, visitor: Visitor
) -> None:
    chef, after = await kenji(), await a.booking(days=9)
    await assigned(chef, after)
    await visitor.logs_in(stage.users["maya"].id)
    page, last = f"/riverside/chefs/{chef.id}", today() + 3 * DAY

    asked = await visitor.submits(f"{page}/end", page=page, last_date=last.isoformat())
    done = await visitor.submits(f"{page}/end", page=page, last_date=last.isoformat(), known=str(after.id))

    assert (asked.status_code, done.headers["location"]) == (422, page)
    assert f'<input type="hidden" name="last_date" value="{last.isoformat()}">' in asked.text
    shown = (await visitor.get(page)).text
    assert f"Leaves after {last:%a, %b} {last.day}" in shown
    assert "Kenji Watanabe will have left by then." in shown
    assert f"/riverside/calendar/assignments/{after.id}" in shown
    week = (await visitor.get(f"/riverside/calendar/week/{after.event_date}")).text
    assert f"until {last:%a, %b} {last.day}" in week
    assert "Will have left by then" in week
    await visitor.submits(f"{page}/stay", page=page)
    assert "Leaves after" not in (await visitor.get(page)).text


async def test_a_day_in_the_past_is_refused_at_its_field(stage: Stage, riverside: Station, visitor: Visitor) -> None:
    chef = await kenji()
    await visitor.logs_in(stage.users["maya"].id)
    page = f"/riverside/chefs/{chef.id}"

    refused = await visitor.submits(f"{page}/end", page=page, last_date=(today() - 2 * DAY).isoformat())

    assert refused.status_code == 422
    assert "That day has passed." in refused.text
    assert (await Chef.one(chef.id)).is_active
