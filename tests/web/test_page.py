"""Pages and their parts, and what follows a form."""

import base64
from typing import Any

import httpx
import pytest
from litestar import Litestar, get, post
from litestar.handlers import HTTPRouteHandler

from portal.domain.access import Action
from portal.web.flash import COOKIE
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.shell import nav_entry
from tests.access.company import Company
from tests.peers.servers import TestServers
from tests.web.visitor import HTMX, TOKEN, Visitor, application


def problem_page() -> Page:
    return Page("errors/error.html", block="main", message=None)


@get("/thing", opt=needs(Action.USE_PORTAL) | nav_entry("Things", icon="wallet", key="g t", position=1))
async def show() -> Page:
    return problem_page()


@post("/thing", opt=needs(Action.USE_PORTAL))
async def change() -> Done:
    return Done(to="account", toast="The thing is changed.", undo="/riverside/thing/undone")


@post("/thing/part", opt=needs(Action.USE_PORTAL))
async def change_part() -> Done:
    return Done(to="../account", toast="Changed & shown.", page=problem_page())


PAGES: list[HTTPRouteHandler] = [show, change, change_part]


@pytest.fixture(scope="module")
async def built(servers: TestServers) -> Any:
    async with application(*PAGES) as app:
        yield app


async def sends(visitor: Visitor, url: str, headers: dict[str, str] | None = None) -> httpx.Response:
    token = TOKEN.search((await visitor.get("/riverside/account")).text)
    assert token is not None
    return await visitor.post(url, headers={"x-csrftoken": token[1], **(headers or {})})


async def test_htmx_gets_the_part_that_others_get_with_the_page(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    page = await visitor.get("/riverside/thing")
    part = await visitor.get("/riverside/thing", headers=HTMX)

    assert page.text.startswith("<!doctype html>")
    assert "<html" not in part.text
    assert part.text.startswith('<ul class="where">')
    assert part.text.partition("</ul>")[0] in page.text
    assert "HX-Request" in page.headers["vary"]
    assert "HX-Request" in part.headers["vary"]


@pytest.mark.parametrize(
    "says", [{"HX-Boosted": "true"}, {"HX-History-Restore-Request": "true"}, {"HX-Request-Type": "full"}]
)
async def test_htmx_gets_the_whole_page_where_it_shows_one(
    staff: Company, visitor: Visitor, says: dict[str, str]
) -> None:
    await visitor.logs_in(staff.maya)

    page = await visitor.get("/riverside/thing", headers=HTMX | says)

    assert page.text.startswith("<!doctype html>")


async def test_a_form_leads_to_a_page_that_says_once_what_was_done(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    answer = await sends(visitor, "/riverside/thing")
    first = await visitor.get(answer.headers["location"])
    second = await visitor.get(answer.headers["location"])

    assert (answer.status_code, answer.headers["location"]) == (303, "/riverside/account")
    assert "The thing is changed." in first.text
    assert 'action="/riverside/thing/undone"' in first.text
    assert "The thing is changed." not in second.text


async def test_what_was_done_is_not_forged(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)
    await sends(visitor, "/riverside/thing")
    kept = base64.urlsafe_b64decode(visitor.cookies[COOKIE] + "==")
    forged = base64.urlsafe_b64encode(kept.replace(b"is changed", b"is stolen.")).decode().rstrip("=")

    for value in (forged, "no-base64!", ""):
        visitor.cookies.delete(COOKIE)
        visitor.cookies.set(COOKIE, value, domain="testserver.local")
        page = await visitor.get("/riverside/account")
        assert page.status_code == 200
        assert "is stolen" not in page.text


async def test_htmx_gets_the_part_and_the_toast_beside_it(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    answer = await sends(visitor, "/riverside/thing/part", HTMX)

    assert answer.status_code == 200
    assert '<ul class="where">' in answer.text
    assert '<hx-partial hx-target="#toasts" hx-swap="beforeend">' in answer.text
    assert "Changed &amp; shown." in answer.text
    assert COOKIE not in answer.cookies


async def test_htmx_goes_to_another_page_where_there_is_no_part_to_show(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    answer = await sends(visitor, "/riverside/thing", HTMX)

    assert answer.headers["hx-redirect"] == "/riverside/account"
    assert "The thing is changed." in (await visitor.get("/riverside/account")).text


async def test_the_rail_shows_the_pages_that_a_person_may_open(staff: Company, visitor: Visitor, app: Litestar) -> None:
    await visitor.logs_in(staff.maya)

    page = await visitor.get("/riverside/account")

    assert "/thing" in {entry.path for entry in app.state.nav_entries}
    assert 'href="/riverside/thing"' in page.text
    assert (await visitor.get("/")).headers["location"] == "/riverside/thing"


async def test_who_works_at_several_stations_changes_between_them(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.olive)

    page = await visitor.get("/all/account")

    for slug in ("riverside", "hilltop", "all"):
        assert f'href="/{slug}"' in page.text
