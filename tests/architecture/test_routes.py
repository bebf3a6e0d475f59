"""Every route says what it needs, and keeps out whoever has nothing to do there."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from portal.demo import Stage
    from tests.web.visitor import Visitor

PARAMETER: Final = re.compile(r"\{\w+:(\w+)\}")
VALUES: Final = {"uuid": str(UUID(int=7)), "int": "1", "str": "x", "path": "x", "date": "2026-06-27"}
DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "permissions.md"
# Whoever opens a page to everybody says so here, too.
OPEN: Final = {
    "/",
    "/login",
    "/login/code",
    "/login/email/{token:str}",
    "/login/email/undo/{token:str}",
    "/login/reset",
    "/login/reset/{token:str}",
    "/logout",
    "/health",
    "/robots.txt",
    "/brand/{name:str}",
    "/businesses",
    "/businesses/new",
    "/businesses/{business_id:uuid}/stations",
    "/businesses/{business_id:uuid}/stations/new",
    "/feeds/{token:str}",
    "/pictures/{picture_id:uuid}",
    "/q/{code:str}",
    "/b/{token:str}",
    "/b/{token:str}/cancellation",
    "/b/{token:str}/change",
    "/b/{token:str}/contact",
    "/b/{token:str}/hold",
    "/b/{token:str}/surplus",
    "/b/{token:str}/tip",
    "/my-link",
    "/w/{token:str}",
    "/w/{token:str}/leave",
    "/b/{token:str}/date",
    "/b/{token:str}/declaration",
    "/b/{token:str}/declaration/{declaration_id:uuid}",
    "/b/{token:str}/declaration/{declaration_id:uuid}/withdrawal",
    "/b/{token:str}/messages",
    "/b/{token:str}/party.ics",
    "/b/{token:str}/receipts/{payment_id:uuid}",
    "/c/worker.js",
    "/c/{token:str}",
    "/c/{token:str}/parties/{assignment_id:uuid}/arrival",
    "/c/{token:str}/parties/{assignment_id:uuid}/end",
    "/c/{token:str}/parties/{assignment_id:uuid}/money",
    "/static/{version:str}/{name:path}",
    "/admin",
}


def addresses(visitor: "Visitor", slug: str) -> list[tuple[str, str]]:
    """Return every page under a station, with something in each place of its address."""
    from portal.web.permissions import staff_handlers

    routes = staff_handlers(visitor.app)
    return [
        (method, PARAMETER.sub(lambda found: VALUES[found[1]], path.replace("{slug:str}", slug, 1)))
        for path, method, _ in routes
    ]


async def test_every_page_that_is_open_to_everybody_is_listed(visitor: "Visitor") -> None:
    found = {route.path for route in visitor.app.routes if not route.path.startswith("/{slug:str}")}

    assert {path for path in found if not path.startswith("/dev")} == OPEN


async def test_without_a_session_every_page_leads_to_the_log_in(stage: "Stage", visitor: "Visitor") -> None:
    asked = addresses(visitor, "riverside")

    answers = {each: await visitor.request(*each) for each in asked}

    assert len(asked) > 5
    for each, answer in answers.items():
        assert answer.status_code == 303, each
        assert answer.headers["location"].startswith("/login?next="), each


async def test_who_works_at_another_station_finds_nothing_at_any_page(stage: "Stage", visitor: "Visitor") -> None:
    await visitor.logs_in(stage.users["theo"].id)

    token = await visitor.hidden_fields("/hilltop/account")
    for method, address in addresses(visitor, "riverside"):
        answer = await visitor.request(method, address, data=token if method == "POST" else None)
        assert answer.status_code == 404, address
        assert "Riverside" not in answer.text, address


async def test_who_lacks_a_permission_is_refused_at_every_page_that_needs_it(
    stage: "Stage", visitor: "Visitor"
) -> None:
    from portal.domain.access import RoleName, actions_of
    from portal.web.permissions import staff_handlers

    await visitor.logs_in(stage.users["sam"].id)
    allowed = actions_of(RoleName.CUSTOMER_SUPPORT)

    for (method, address), (_, _, handler) in zip(
        addresses(visitor, "riverside"), staff_handlers(visitor.app), strict=True
    ):
        if handler.opt["needs"] not in allowed:
            assert (await visitor.request(method, address)).status_code == 403, (method, address)


async def test_no_write_is_done_without_the_token_of_a_page(stage: "Stage", visitor: "Visitor") -> None:
    await visitor.logs_in(stage.users["ines"].id)

    for method, address in addresses(visitor, "riverside"):
        if method != "GET":
            assert (await visitor.request(method, address)).status_code == 403, (method, address)


async def test_the_document_says_what_the_routes_say(visitor: "Visitor") -> None:
    from portal.web.permissions import permissions

    assert DOCUMENT.read_text() == permissions(visitor.app), (
        "Run ./dev portal routes --permissions > docs/permissions.md"
    )


@pytest.mark.parametrize("slug", ["all", "all-myhibachi", "login", "Riverside", "a b", "", "-x", "x" * 41])
def test_a_station_cannot_take_the_address_of_another_page(slug: str) -> None:
    from portal.domain.stations import SlugUnusable, check_slug

    with pytest.raises(SlugUnusable):
        check_slug(slug)


async def test_every_first_word_of_a_page_is_taken(visitor: "Visitor") -> None:
    from portal.domain.stations import SlugUnusable, check_slug

    for word in {route.path.split("/")[1] for route in visitor.app.routes} - {"", "{slug:str}"}:
        with pytest.raises(SlugUnusable):
            check_slug(word)
