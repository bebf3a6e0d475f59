"""The pages about chefs: who may see and change them, and what they say."""

from datetime import timedelta

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import chefs
from portal.domain.chefs import ChefDetails
from tables.access import AuditEntry
from tables.chefs import AvailabilityCalendar, Chef, ChefHours
from tables.schedule import ChefAssignment
from tables.scope import scoped
from tests.cast import Builder
from tests.web.visitor import Visitor

DETAILS = {"name": "Rosa Delgado", "phone": "916 555 0100", "skills": "children", "max_events_a_day": "2"}


async def all_chefs(stage: Stage) -> list[Chef]:
    with scoped(stage.scope):
        return await Chef.objects().order_by(Chef.id)


async def test_a_manager_takes_a_chef_on_with_a_week(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    answer = await visitor.submits(
        "/riverside/chefs",
        page="/riverside/chefs/new",
        **DETAILS,
        from5a="10:00",
        to5a="15:00",
        from5b="18:00",
        to5b="01:00",
    )

    (chef,) = await all_chefs(stage)
    assert answer.headers["location"] == f"/riverside/chefs/{chef.id}"
    with scoped(stage.scope):
        rows = await ChefHours.select(ChefHours.starts_minute, ChefHours.ends_minute).order_by(ChefHours.starts_minute)
    assert [tuple(row.values()) for row in rows] == [(600, 900), (1080, 1500)]
    shown = (await visitor.get(f"/riverside/chefs/{chef.id}")).text
    assert 'name="to5b" aria-label="Saturday until, second range" value="01:00"' in shown
    assert "(916) 555-0100" in shown


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Please fill this in."),
        ({"phone": "later"}, "not a phone number"),
        ({"postal_code": "12"}, "five digits"),
        ({"from2a": "10:00"}, "Wednesday: say from when and until when"),
    ],
)
async def test_what_is_wrong_is_said_and_everything_typed_stays(
    stage: Stage, visitor: Visitor, wrong: dict[str, str], said: str
) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    fields = {**DETAILS, "from4a": "16:30", "to4a": "23:00", **wrong}
    answer = await visitor.submits("/riverside/chefs", page="/riverside/chefs/new", **fields)

    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="children"' in answer.text
    assert 'value="16:30"' in answer.text
    assert await all_chefs(stage) == []


async def test_support_sees_chefs_and_changes_nothing(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef = await a.chef(skills="fire show")
    await visitor.logs_in(stage.users["sam"].id)

    assert "Kenji Watanabe" in (await visitor.get("/riverside/chefs")).text
    shown = (await visitor.get(f"/riverside/chefs/{chef.id}")).text
    assert "10:00 AM to 1:00 AM" in shown
    assert "/c/" not in shown
    assert "Save the week" not in shown
    assert (await visitor.get("/riverside/chefs/new")).status_code == 403
    assert (await visitor.submits(f"/riverside/chefs/{chef.id}/end", page="/riverside/account")).status_code == 403


async def test_a_look_at_a_chef_is_in_the_audit(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef = await a.chef()
    await visitor.logs_in(stage.users["sam"].id)

    await visitor.get(f"/riverside/chefs/{chef.id}")

    assert await AuditEntry.exists().where(AuditEntry.action == "look at chef").where(AuditEntry.subject_id == chef.id)


async def test_the_list_says_how_full_the_next_days_are(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef, booking = await a.chef(max_events_a_day=1), await a.booking(days=3)
    with scoped(stage.scope_of(stage.riverside)):
        await ChefAssignment(
            booking=booking.id,
            chef=chef.id,
            event_date=booking.event_date,
            starts_at=booking.starts_at,
            ends_at=booking.starts_at + timedelta(hours=2),
        ).save()
    await visitor.logs_in(stage.users["sam"].id)

    listed = (await visitor.get("/riverside/chefs")).text

    assert listed.count("<small>full</small>") == 1
    assert listed.count("<small>of 1</small>") == 7
    assert booking.reference not in listed
    assert "Dana Ortiz" in (await visitor.get(f"/riverside/chefs/{chef.id}")).text


async def test_days_off_are_given_and_name_the_parties_in_the_way(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef, booking = await a.chef(), await a.booking(days=5)
    with scoped(stage.scope_of(stage.riverside)):
        await ChefAssignment(
            booking=booking.id,
            chef=chef.id,
            event_date=booking.event_date,
            starts_at=booking.starts_at,
            ends_at=booking.starts_at + timedelta(hours=2),
        ).save()
    await visitor.logs_in(stage.users["maya"].id)
    page = f"/riverside/chefs/{chef.id}"

    asked = await visitor.submits(f"{page}/off", page=page, first=str(booking.event_date), reason="Wedding")
    assert asked.status_code == 422
    assert "Kenji Watanabe cooks at a party that they could not be at." in asked.text
    assert f'name="known" value="{booking.id}"' in asked.text
    assert 'value="Wedding"' in asked.text
    await visitor.submits(
        f"{page}/off", page=page, first=str(booking.event_date), reason="Wedding", known=str(booking.id)
    )

    shown = (await visitor.get(page)).text
    assert "They still cook then" in shown
    assert "Kenji Watanabe is off (Wedding)" in shown
    with scoped(stage.scope):
        (time,) = await AvailabilityCalendar.objects()
    await visitor.submits(f"{page}/times/{time.id}/removal", page=page)
    assert "They still cook then" not in (await visitor.get(page)).text


async def test_a_day_off_in_the_past_is_refused_beside_its_field(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef = await a.chef()
    await visitor.logs_in(stage.users["maya"].id)
    page = f"/riverside/chefs/{chef.id}"

    answer = await visitor.submits(f"{page}/off", page=page, first="2020-01-01", reason="Wedding")

    assert answer.status_code == 422
    assert "That is in the past." in answer.text
    assert 'value="Wedding"' in answer.text


async def test_an_extra_time_is_in_the_stations_zone(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef = await a.chef(hours=[])
    await visitor.logs_in(stage.users["maya"].id)
    page, day = f"/riverside/chefs/{chef.id}", clock.now().date() + timedelta(days=9)

    await visitor.submits(f"{page}/extra", page=page, day=str(day), begins="20:00", ends="02:00", max_events="1")

    with scoped(stage.scope):
        (time,) = await AvailabilityCalendar.objects()
    assert (time.ends_at - time.starts_at) == timedelta(hours=6)
    assert "8:00 PM to" in (await visitor.get(page)).text


async def test_a_chef_is_let_go_unless_parties_count_on_them(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef = await a.chef()
    await visitor.logs_in(stage.users["maya"].id)
    page = f"/riverside/chefs/{chef.id}"

    await visitor.submits(f"{page}/end", page=page)

    assert "No longer cooks here." in (await visitor.get(page)).text
    assert "who no longer cooks here" in (await visitor.get("/riverside/chefs")).text
    await visitor.submits(f"{page}/return", page=page)
    assert "No longer cooks here." not in (await visitor.get(page)).text


async def test_a_renewed_link_is_another(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef = await a.chef()
    await visitor.logs_in(stage.users["maya"].id)
    page = f"/riverside/chefs/{chef.id}"
    before = (await visitor.get(page)).text.split("/c/")[1][:43]

    await visitor.submits(f"{page}/link", page=page)

    assert before not in (await visitor.get(page)).text


async def test_at_all_stations_a_chef_is_taken_on_where_it_is_chosen(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)

    refused = await visitor.submits("/all/chefs", page="/all/chefs/new", **DETAILS)
    assert refused.status_code == 422
    await visitor.submits("/all/chefs", page="/all/chefs/new", **DETAILS, station=str(stage.hilltop.id))

    (chef,) = await all_chefs(stage)
    assert chef.station == stage.hilltop.id
    await visitor.submits(f"/all/chefs/{chef.id}/hours", page=f"/all/chefs/{chef.id}", from0a="10:00", to0a="12:00")
    with scoped(stage.scope):
        assert await ChefHours.count() == 1


async def test_details_are_changed(a: Builder, stage: Stage, visitor: Visitor) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        chef = await chefs.hire(ChefDetails(name="Kenji"))
    await visitor.logs_in(stage.users["maya"].id)

    await visitor.submits(f"/riverside/chefs/{chef.id}", **DETAILS)

    (kept,) = await all_chefs(stage)
    assert (kept.name, kept.skills) == ("Rosa Delgado", ["children"])
