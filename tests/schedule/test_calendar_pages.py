"""The calendar's pages: each view on a plain GET, its block for htmx, filters, and who may see and change what."""

import re
from datetime import datetime, timedelta
from html import unescape
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from portal.demo import Stage
from portal.domain import access, schedule
from portal.domain.access import Action
from portal.domain.chefs import WeekHours
from tables.bookings import Booking
from tables.schedule import BlockedDate, ChefAssignment
from tables.scope import scoped
from tests.bookings.assigned_chefs import assigned
from tests.cast import Builder
from tests.web.visitor import HTMX, SEEN, Visitor

UNDO: Final = re.compile(r'action="([^"]+/reversal[^"]*)"')


@pytest.fixture
async def maya(stage: Stage, visitor: Visitor) -> Visitor:
    return await visitor.logs_in(stage.users["maya"].id)


@pytest.mark.parametrize("view", ["week/{}", "day/{}", "agenda/{}", "{:.7}?day={}"])
async def test_every_view_shows_the_party_on_its_date(a: Builder, maya: Visitor, view: str) -> None:
    party = await a.booking(customer="Dana Ortiz", days=3)
    day = party.event_date.isoformat()

    page = await maya.get(f"/riverside/calendar/{view.format(day, day)}")
    part = await maya.get(f"/riverside/calendar/{view.format(day, day)}", headers=HTMX)

    assert page.status_code == 200
    assert "Dana Ortiz" in page.text
    assert "<html" in page.text
    assert "Dana Ortiz" in part.text
    assert part.text.strip().startswith('<div class="calendar-page"')


async def test_the_start_is_this_month_with_todays_date_selected(maya: Visitor) -> None:
    page = (await maya.get("/riverside/calendar")).text

    assert "aria-current=date" in page
    assert "only-narrow" in page


@pytest.mark.parametrize(
    "path",
    [
        "2026-13",
        "june",
        "week/soon",
        "day/2026-02-30",
        "agenda/x",
        "0001-01",
        "9999-12",
        "week/9999-12-31",
        "day/0001-01-01",
        "agenda/9999-12-31",
    ],
)
async def test_a_date_that_is_none_is_not_found(maya: Visitor, path: str) -> None:
    assert (await maya.get(f"/riverside/calendar/{path}")).status_code == 404


async def sees(maya: Visitor, path: str, **query: str) -> str:
    answer = await maya.get(f"/riverside/calendar/{path}", params=query)
    assert answer.status_code == 200, answer.text[:500]
    return answer.text


def moving(form: str, wall: datetime, party: Booking) -> dict[str, str]:
    """Return what the form of a move sends, with what it showed."""
    seen = SEEN.search(form)
    return {
        "date": f"{wall:%Y-%m-%d}",
        "time": f"{wall:%H:%M}",
        "revision": str(party.revision),
        "seen": unescape(seen[1]) if seen else "",
    }


async def test_a_party_is_moved_by_a_form_that_says_what_it_means(a: Builder, stage: Stage, maya: Visitor) -> None:
    await a.chef()
    party = await a.book(days=20)
    to = a.opening_at(days=21, hour=18)
    here = f"/riverside/calendar/moves/{party.id}"
    wall = to.astimezone(ZoneInfo(stage.riverside.time_zone))

    form = (await maya.get(here, params={"to": f"{wall:%Y-%m-%dT%H:%M}"})).text
    answer = await maya.submits(here, **moving(form, wall, party))

    assert "Kenji Watanabe stays." in form
    assert "Dana Ortiz is sent the new date." in form
    assert answer.status_code == 303
    assert answer.headers["location"].endswith(f"/riverside/calendar/{wall:%Y-%m}?day={wall:%Y-%m-%d}")
    moved = await the(stage, party.id)
    assert moved.starts_at == to

    undo = UNDO.search((await maya.get(answer.headers["location"])).text)
    assert undo is not None
    await maya.submits(undo[1].replace("&amp;", "&"), page=answer.headers["location"])

    back = await the(stage, party.id)
    assert back.starts_at == party.starts_at
    assert back.total_cents == party.total_cents


async def test_a_full_time_is_refused_and_what_was_chosen_stays(a: Builder, stage: Stage, maya: Visitor) -> None:
    await a.chef(hours=[WeekHours(day, 10 * 60, 25 * 60) for day in range(7)])
    party = await a.book(days=20)
    other = await a.book(days=21, name="Maria Garcia", email="maria@example.com")
    day = other.event_date.isoformat()
    here = f"/riverside/calendar/moves/{party.id}"

    form = (await maya.get(here, params={"to": f"{day}T18:00"})).text
    wall = other.starts_at.astimezone(ZoneInfo(stage.riverside.time_zone))
    answer = await maya.submits(here, **moving(form, wall, party), headers=HTMX)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "data-dialog" in answer.text  # the nearest free times
    assert f'value="{day}"' in answer.text
    assert (await the(stage, party.id)).starts_at == party.starts_at


async def test_what_is_dragged_hears_when_the_party_could_begin(a: Builder, maya: Visitor) -> None:
    kenji = await a.chef()
    party = await a.book(days=20)
    day = party.event_date.isoformat()

    part = (await maya.get(f"/riverside/calendar/moves/{party.id}/openings?first={day}&last={day}", headers=HTMX)).text

    assert f'data-at="{day}T18:00" data-state="last" data-chefs="{kenji.id}"' in part


async def test_a_party_is_given_to_another_chef(a: Builder, stage: Stage, maya: Visitor) -> None:
    kenji = await a.chef("Kenji Watanabe")
    party = await a.book(days=20)
    rosa = await a.chef("Rosa Delgado")
    here = f"/riverside/calendar/assignments/{party.id}"

    form = (await maya.get(here, params={"chef": str(rosa.id), "instead": str(kenji.id)})).text
    answer = await maya.submits(here, chefs=str(rosa.id))

    assert f'value="{rosa.id}" checked' in form
    assert f'value="{kenji.id}" checked' not in form
    assert answer.status_code == 303
    with scoped(stage.scope_of(stage.riverside)):
        entry = await schedule.calendar_entry(party.id)
    assert entry is not None
    assert entry.chefs == (rosa.id,)


async def test_a_date_is_blocked_with_its_reason_and_opened_again(stage: Stage, maya: Visitor) -> None:
    new = "/riverside/calendar/blocks/new?date=2027-06-14"

    refused = await maya.submits("/riverside/calendar/blocks", page=new, date="2027-06-14", reason="")
    done = await maya.submits("/riverside/calendar/blocks", page=new, date="2027-06-14", reason="Team training")
    page = await sees(maya, "2027-06", day="2027-06-14")

    assert refused.status_code == 422
    assert done.status_code == 303
    assert "Team training" in page
    with scoped(stage.scope_of(stage.riverside)):
        blocked = await BlockedDate.objects().first()
    assert blocked is not None
    await maya.submits(f"/riverside/calendar/blocks/{blocked.id}/removal", page="/riverside/calendar/2027-06")
    assert "Team training" not in await sees(maya, "2027-06", day="2027-06-14")


async def test_a_chef_and_a_status_narrow_what_is_shown_and_stay_in_the_links(a: Builder, maya: Visitor) -> None:
    kenji = await a.chef()
    party = await a.book(days=20, name="Kenji’s Party")
    await a.booking(customer="Nobody’s Party", days=20)
    day = party.event_date.isoformat()

    of_kenji = await sees(maya, f"day/{day}", chef=str(kenji.id))
    off = await sees(maya, f"day/{day}", state="cancelled")

    assert "Kenji’s Party" in of_kenji
    assert "Nobody’s Party" not in of_kenji
    assert f"?chef={kenji.id}" in of_kenji
    assert "Kenji’s Party" not in off


async def test_all_stations_stand_side_by_side(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    here = await a.booking(customer="River Party", days=3)
    await a.booking(customer="Hill Party", days=3, station=stage.hilltop)

    page = (await visitor.get(f"/all/calendar/agenda/{here.event_date - timedelta(days=1)}")).text

    assert "River Party" in page
    assert "Hill Party" in page
    assert "Hilltop" in page


async def test_who_only_looks_has_no_way_to_change(a: Builder, stage: Stage, visitor: Visitor) -> None:
    theo = stage.users["theo"].id
    with scoped(stage.scope_of(stage.riverside)):
        await access.override(
            stage.users["sam"].id, Action.MANAGE_BOOKINGS, is_allowed=False, station=stage.riverside.id
        )
    party = await a.booking(days=3)
    await visitor.logs_in(stage.users["sam"].id)

    page = (await visitor.get(f"/riverside/calendar/day/{party.event_date}")).text
    refused = await visitor.get(f"/riverside/calendar/moves/{party.id}")
    await visitor.logs_in(theo)
    elsewhere = await visitor.get(f"/hilltop/calendar/moves/{party.id}")

    assert "Dana Ortiz" in page
    assert "data-party" not in page
    assert refused.status_code == 403
    assert elsewhere.status_code == 404


async def test_a_chef_at_two_far_parties_is_said_to_be_late(a: Builder, stage: Stage, maya: Visitor) -> None:
    kenji = await a.chef("Kenji Watanabe", hours=[WeekHours(day, 0, 36 * 60) for day in range(7)])
    party = await a.booking(customer="Dana Ortiz", days=3)
    later = await a.booking(customer="Maria Garcia", days=3)
    with scoped(stage.scope_of(stage.riverside)):
        assignment = await assigned(kenji, party)
        far = ChefAssignment(
            booking=later.id, chef=kenji.id, event_date=later.event_date, postal_code="96001",
            starts_at=assignment.ends_at + timedelta(minutes=30), ends_at=assignment.ends_at + timedelta(minutes=180),
        )  # fmt: skip
        await far.save()

    page = await sees(maya, f"day/{party.event_date}")
    week = await sees(maya, f"week/{party.event_date}")

    assert "Kenji Watanabe has 30 minutes for a drive of" in page
    assert "Drive too short" in page
    assert "travel late" in week


async def the(stage: Stage, booking_id: UUID) -> Booking:
    with scoped(stage.scope_of(stage.riverside)):
        return await Booking.one(booking_id)


async def test_a_party_is_not_moved_at_a_price_that_nobody_saw(a: Builder, stage: Stage, maya: Visitor) -> None:
    await a.chef()
    party = await a.book(days=20)
    to = a.opening_at(days=21, hour=18).astimezone(ZoneInfo(stage.riverside.time_zone))
    here = f"/riverside/calendar/moves/{party.id}"
    form = (await maya.get(here, params={"to": f"{to:%Y-%m-%dT%H:%M}"})).text
    sent = moving(form, to, party)

    unseen = await maya.submits(here, **sent | {"seen": ""})
    other = await maya.submits(here, **sent | {"seen": sent["seen"].replace('"total_cents":', '"total_cents":9')})

    assert (unseen.status_code, other.status_code) == (422, 422)
    assert "Nothing has been done yet." in other.text
    assert SEEN.search(other.text)  # what it costs now stands there, to be sent again
    assert (await the(stage, party.id)).starts_at == party.starts_at


async def test_a_form_of_the_calendar_replaces_itself_where_it_stands_alone(a: Builder, maya: Visitor) -> None:
    await a.chef()
    party = await a.book(days=20)

    for path in (f"moves/{party.id}", f"assignments/{party.id}", "blocks/new"):
        page = (await maya.get(f"/riverside/calendar/{path}")).text
        assert page.count('id="calendar-form"') == 1
        assert "closest dialog" not in page
        assert 'hx-target="#calendar-form"' in page
        assert page.count("<h1") == 1


async def test_dates_in_a_row_are_blocked_by_the_form(stage: Stage, maya: Visitor) -> None:
    here = "/riverside/calendar/blocks"

    refused = await maya.submits(here, page=f"{here}/new", date="2027-06-20", last="2027-06-16", reason="County fair")
    answer = await maya.submits(here, page=f"{here}/new", date="2027-06-14", last="2027-06-16", reason="County fair")

    assert refused.status_code == 422
    assert "The last date is before the first." in refused.text
    assert 'value="County fair"' in refused.text
    page = (await maya.get(answer.headers["location"])).text
    assert "3 dates, Mon, Jun 14 to Wed, Jun 16, take no new parties." in page
    assert page.count("County fair") >= 3
    undo = re.search(r'action="([^"]+/removal\?last[^"]*)"', page)
    assert undo
    await maya.submits(undo[1].replace("&amp;", "&"), page=answer.headers["location"])
    with scoped(stage.scope):
        assert await BlockedDate.count() == 0
