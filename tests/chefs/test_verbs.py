"""What can be done with a chef: taken on, changed, kept free from parties, let go."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal import clock
from portal.domain import chefs, customers
from portal.domain.chefs import ChefDetails, WeekHours
from portal.domain.events import history
from tables.base import RowMissing
from tables.chefs import AvailabilityCalendar, Chef, ChefHours
from tables.schedule import ChefAssignment
from tables.stations import Station
from tests.cast import Builder
from tests.chefs.assigned import assigned, events_of

ZONE = ZoneInfo("America/Los_Angeles")
WEEK = [WeekHours(4, 16 * 60, 24 * 60), WeekHours(5, 10 * 60, 15 * 60), WeekHours(5, 16 * 60, 25 * 60)]


async def kenji(**facts: object) -> Chef:
    return await chefs.hire(ChefDetails(**{"name": "Kenji Watanabe", **facts}))  # type: ignore[arg-type]


async def test_a_chef_is_taken_on_with_contact_and_skills_in_one_spelling(riverside: Station) -> None:
    chef = await chefs.hire(
        ChefDetails(
            name=" Kenji  Watanabe ", phone="916 555 0173", email="Kenji@Example.com", postal_code="95814",
            skills="Fire show, vegan , fire  show,", max_events_a_day=3,
        ),
        hours=WEEK,
    )  # fmt: skip

    (times,) = await chefs.of_station(date(2026, 6, 1), date(2026, 6, 1))
    assert (times.name, times.skills, times.max_events_a_day) == ("Kenji Watanabe", ("fire show", "vegan"), 3)
    assert times.hours == tuple(WEEK)
    kept = await Chef.one(chef.id)
    assert (kept.phone, kept.email) == ("+19165550173", "kenji@example.com")
    assert await events_of(chef) == ["chefs.chef.hired", "chefs.hours.set"]
    assert await history(chef.id) == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": " "}, "name"),
        ({"postal_code": "9581"}, "postal_code"),
        ({"max_events_a_day": 0}, "max_events_a_day"),
        ({"max_events_a_day": 7}, "max_events_a_day"),
        ({"skills": ",".join(f"skill {n}" for n in range(13))}, "skills"),
        ({"skills": "x" * 41}, "skills"),
    ],
)
async def test_it_refuses_details_that_cannot_be_right(
    riverside: Station, facts: dict[str, object], field: str
) -> None:
    with pytest.raises(chefs.NotAChef) as refusal:
        await kenji(**facts)
    assert refusal.value.field == field


async def test_it_refuses_a_phone_that_is_none(riverside: Station) -> None:
    with pytest.raises(customers.NotAnAddress):
        await kenji(phone="later")


async def test_what_is_emptied_in_the_form_is_forgotten(riverside: Station) -> None:
    chef = await kenji(phone="916 555 0173", email="kenji@example.com")

    await chefs.change(chef.id, ChefDetails(name="Kenji W", max_events_a_day=1))

    kept = await Chef.one(chef.id)
    assert (kept.name, kept.phone, kept.email, kept.max_events_a_day) == ("Kenji W", None, None, 1)


async def test_new_hours_replace_the_old_ones_and_the_same_again_change_nothing(riverside: Station) -> None:
    chef = await kenji()

    await chefs.set_hours(chef.id, WEEK)
    await chefs.set_hours(chef.id, [WeekHours(0, 600, 900)])
    await chefs.set_hours(chef.id, [WeekHours(0, 600, 900)])

    rows = await ChefHours.select(ChefHours.weekday).where(ChefHours.chef == chef.id)
    assert [row["weekday"] for row in rows] == [0]
    assert await events_of(chef) == ["chefs.chef.hired", "chefs.hours.set", "chefs.hours.set"]


@pytest.mark.parametrize(
    ("week", "day"),
    [
        ([WeekHours(2, 900, 600)], "2"),
        ([WeekHours(2, 600, 2161)], "2"),
        ([WeekHours(2, 1440, 1500)], "2"),
        ([WeekHours(3, 600, 900), WeekHours(3, 899, 1200)], "3"),
    ],
)
async def test_it_refuses_hours_that_no_clock_shows_and_keeps_the_old_ones(
    riverside: Station, week: list[WeekHours], day: str
) -> None:
    chef = await kenji()
    await chefs.set_hours(chef.id, WEEK)

    with pytest.raises(chefs.NotAWeek) as refusal:
        await chefs.set_hours(chef.id, week)

    assert refusal.value.field == day
    assert len(await ChefHours.select(ChefHours.id).where(ChefHours.chef == chef.id)) == len(WEEK)


async def test_time_off_and_extra_time_are_kept_and_taken_back(riverside: Station) -> None:
    chef, now = await kenji(), clock.now()
    off = await chefs.take_off(chef.id, starts_at=now, ends_at=now + timedelta(days=2), reason=" Wedding ")
    await chefs.add_extra(chef.id, starts_at=now, ends_at=now + timedelta(hours=5), max_events=1)

    overrides = (await chefs.of_station(now.date(), now.date(), chef_id=chef.id))[0].overrides
    assert {(each.is_off, each.reason) for each in overrides} == {(True, "Wedding"), (False, "")}

    await chefs.remove_time(chef.id, off.id)
    assert [each.is_off for each in (await chefs.of_station(now.date(), now.date(), chef_id=chef.id))[0].overrides] == [
        False
    ]
    with pytest.raises(RowMissing):
        await chefs.remove_time(chef.id, off.id)


async def test_a_time_is_taken_back_on_the_page_of_its_own_chef_only(riverside: Station) -> None:
    chef, other, now = await kenji(), await kenji(), clock.now()
    off = await chefs.take_off(chef.id, starts_at=now, ends_at=now + timedelta(days=2))

    with pytest.raises(RowMissing):
        await chefs.remove_time(other.id, off.id)
    assert await AvailabilityCalendar.exists().where(AvailabilityCalendar.id == off.id)


@pytest.mark.parametrize(("begins", "ends"), [(2, 1), (-3, -2), (0, 400)])
async def test_it_refuses_a_time_that_cannot_be_meant(riverside: Station, begins: int, ends: int) -> None:
    chef, now = await kenji(), clock.now()

    with pytest.raises(chefs.NotATimeRange):
        await chefs.take_off(chef.id, starts_at=now + timedelta(days=begins), ends_at=now + timedelta(days=ends))


@pytest.mark.parametrize(("day", "lasts"), [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25), (date(2026, 6, 1), 24)])
def test_a_day_off_lasts_as_long_as_the_stations_day(day: date, lasts: int) -> None:
    starts_at, ends_at = chefs.days(day, day, ZONE)

    assert (ends_at.timestamp() - starts_at.timestamp()) / 3600 == lasts


def test_extra_hours_that_end_before_they_begin_end_on_the_next_day() -> None:
    starts_at, ends_at = chefs.hours(date(2026, 10, 31), time(20), time(3), ZONE)

    assert ends_at == datetime(2026, 11, 1, 3, tzinfo=ZONE)
    assert (ends_at.timestamp() - starts_at.timestamp()) / 3600 == 8  # the clock was put back meanwhile


async def test_a_chef_leaves_and_comes_back_with_their_hours_and_another_link(riverside: Station) -> None:
    chef = await kenji()
    await chefs.set_hours(chef.id, WEEK)

    await chefs.end(chef.id)
    await chefs.end(chef.id)
    assert await chefs.of_station(date(2026, 6, 1), date(2026, 6, 1)) == []

    await chefs.bring_back(chef.id)
    (times,) = await chefs.of_station(date(2026, 6, 1), date(2026, 6, 1))
    assert times.hours == tuple(WEEK)
    assert (await Chef.one(chef.id)).link_version == 2
    assert (await events_of(chef)).count("chefs.chef.ended") == 1


async def test_a_renewed_link_has_another_version(riverside: Station) -> None:
    chef = await kenji()

    await chefs.renew_link(chef.id)

    assert (await Chef.one(chef.id)).link_version == 2


async def test_the_load_names_what_chefs_are_kept_free_for(a: Builder, riverside: Station) -> None:
    chef, soon, later = await kenji(), await a.booking(days=2), await a.booking(days=9)
    for booking in (later, soon):
        await assigned(chef, booking)
    await ChefAssignment.update({ChefAssignment.released_at: clock.now()}).where(ChefAssignment.booking == later.id)

    load = await chefs.parties_of([chef.id], since=clock.now(), until=clock.now() + timedelta(days=20))

    assert [party.reference for party in load] == [soon.reference]
