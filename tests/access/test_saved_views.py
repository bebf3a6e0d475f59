"""Saved views: a list as somebody narrowed it, by a name, theirs alone, at the stations where they saved it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import access
from portal.domain.access import TooManyViews
from tables.scope import scoped
from tests.web.visitor import Visitor

UNPAID = "/riverside/bookings?money=unpaid"


@pytest.fixture
async def maya(stage: Stage, visitor: Visitor) -> Visitor:
    """Maya, who manages Riverside, at her browser."""
    return await visitor.logs_in(stage.users["maya"].id)


async def save(visitor: Visitor, name: str, query: str, *, of: str = "bookings") -> str:
    """Save a view, and return where it leads."""
    answer = await visitor.submits(f"/riverside/views/{of}", page="/riverside/bookings", name=name, query=query)
    assert answer.status_code == 303
    location: str = answer.headers["location"]
    return location


async def test_a_view_stands_in_the_head_of_its_list_and_leads_there(maya: Visitor) -> None:
    await save(maya, "Unpaid", "money=unpaid")

    page = (await maya.get("/riverside/bookings")).text
    there = (await maya.get(UNPAID)).text

    assert f'<a href="{UNPAID}" autofocus><span class="truncate">Unpaid</span>' in page
    assert f'<a href="{UNPAID}" aria-current="true" autofocus>' in there


@pytest.mark.parametrize(
    ("list_name", "at", "query"),
    [
        ("matched", "/riverside/queue", "show=matched&q=ortiz&by_itself=on"),
        ("payments", "/riverside/payments", "state=partly&provider=zelle"),
    ],
)
async def test_lists_of_payments_have_views_too(maya: Visitor, list_name: str, at: str, query: str) -> None:
    assert await save(maya, "Mine", query, of=list_name) == f"{at}?{query}"

    page = (await maya.get(f"{at}?{query}")).text

    assert ">Mine<" in page


async def test_a_view_of_what_is_to_come_moves_on_with_the_days(maya: Visitor, stage: Stage) -> None:
    today = clock.now().astimezone(ZoneInfo(stage.riverside.time_zone)).date()

    offered = (await maya.get(f"{UNPAID}&since={today}")).text
    fixed = (await maya.get(f"{UNPAID}&since={today - timedelta(days=30)}")).text

    assert 'name="query" value="money=unpaid"' in offered
    assert f'name="query" value="money=unpaid&amp;since={today - timedelta(days=30)}"' in fixed


async def test_nothing_but_what_narrows_a_list_is_saved(maya: Visitor) -> None:
    to = await save(maya, "Odd", "money=unpaid&after=2026~x&next=https://elsewhere.example")

    assert to == UNPAID


async def test_a_name_that_is_saved_again_is_what_was_saved_last(maya: Visitor) -> None:
    await save(maya, "Mine", "money=unpaid")
    await save(maya, "mine", "money=paid")

    page = (await maya.get("/riverside/bookings")).text

    assert "money=paid" in page
    assert f'href="{UNPAID}"' not in page


async def test_a_view_without_a_name_is_asked_for_its_name_and_keeps_the_rest(maya: Visitor) -> None:
    answer = await maya.submits("/riverside/views/bookings", page="/riverside/bookings", name=" ", query="money=unpaid")

    assert answer.status_code == 422
    assert 'id="field-name-error"' in answer.text
    assert 'name="query" value="money=unpaid"' in answer.text


async def test_nobody_elses_views_are_seen_or_removed(maya: Visitor, stage: Stage) -> None:
    await save(maya, "Unpaid", "money=unpaid")
    with scoped(stage.scope_of(stage.riverside)):
        (view,) = await access.saved_views(stage.users["maya"].id, "bookings")

    await maya.logs_in(stage.users["sam"].id)
    page = (await maya.get("/riverside/bookings")).text
    answer = await maya.submits(f"/riverside/views/{view.id}/removal", page="/riverside/bookings")

    assert ">Unpaid</span>" not in page
    assert answer.status_code == 404


async def test_a_removed_view_is_gone(maya: Visitor, stage: Stage) -> None:
    await save(maya, "Unpaid", "money=unpaid")
    with scoped(stage.scope_of(stage.riverside)):
        (view,) = await access.saved_views(stage.users["maya"].id, "bookings")

    answer = await maya.submits(f"/riverside/views/{view.id}/removal", page="/riverside/bookings")

    assert answer.headers["location"] == "/riverside/bookings"
    with scoped(stage.scope_of(stage.riverside)):
        assert await access.saved_views(stage.users["maya"].id, "bookings") == []


async def test_a_list_has_as_many_views_as_a_menu_shows(stage: Stage) -> None:
    user = stage.users["maya"].id
    with scoped(stage.scope_of(stage.riverside)):
        for number in range(20):
            await access.save_view(user, list_name="bookings", name=f"View {number}", query="money=paid")

        with pytest.raises(TooManyViews):
            await access.save_view(user, list_name="bookings", name="One more", query="money=paid")


async def test_there_are_views_of_lists_only(maya: Visitor) -> None:
    answer = await maya.submits("/riverside/views/secrets", page="/riverside/bookings", name="x", query="")

    assert answer.status_code == 404
