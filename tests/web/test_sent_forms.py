"""Forms that come in: from a page of this session, of a size that a page of ours sends, and whole."""

import asyncio
from typing import Any
from urllib.parse import urlencode

import pytest
from litestar import Litestar

from portal.web import sent_forms
from tests.access.company import Company
from tests.bookings.customers import open_stations
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PROFILE = {"name": "Maya P", "theme": "dark"}


async def test_a_token_is_of_its_session_and_a_log_in_makes_another(staff: Company, visitor: Visitor) -> None:
    before = (await visitor.hidden_fields("/login"))["_csrf_token"]
    await visitor.logs_in(staff.maya)
    mayas = (await visitor.hidden_fields("/riverside/account"))["_csrf_token"]
    await visitor.logs_in(staff.sam)
    sams = (await visitor.hidden_fields("/riverside/account"))["_csrf_token"]

    answers = [
        await visitor.post("/riverside/account/profile", data=PROFILE | {"_csrf_token": token})
        for token in (before, mayas, visitor.cookies[sent_forms.COOKIE], sams)
    ]

    assert len({before, mayas, sams}) == 3
    assert [answer.status_code for answer in answers] == [403, 403, 403, 303]


async def test_a_cookie_that_somebody_planted_is_replaced(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)
    visitor.cookies.set(sent_forms.COOKIE, "a" * 96, domain="testserver.local")

    refused = await visitor.post("/riverside/account/profile", data=PROFILE | {"_csrf_token": "a" * 96})
    page = await visitor.get("/riverside/account")

    assert refused.status_code == 403
    assert sent_forms.COOKIE in page.cookies


async def test_a_page_without_a_log_in_has_a_token_too(a: Builder, stage: Any, visitor: Visitor) -> None:
    await open_stations(a, stage)
    hidden = await visitor.hidden_fields("/riverside/book/ask")

    without = await visitor.post("/riverside/book/ask", data=hidden | {"_csrf_token": ""})
    complete = await visitor.post("/riverside/book/ask", data=hidden)

    assert (without.status_code, complete.status_code) == (403, 422)


@pytest.mark.parametrize("form", ["&".join(f"f{n}=" for n in range(600_000))[:190_000], "words=" + "x" * 300_000])
async def test_a_form_that_no_page_of_ours_sends_is_not_even_read(
    staff: Company, a: Builder, stage: Any, visitor: Visitor, form: str
) -> None:
    await open_stations(a, stage)
    await visitor.hidden_fields("/riverside/book/ask")

    plain = await visitor.post("/riverside/book/ask", content=form, headers=FORM)
    part = await visitor.post("/riverside/book/ask", content=form, headers=FORM | HTMX)

    assert (plain.status_code, part.status_code) == (413, 413)
    assert "That’s more than we can take" in plain.text
    assert "Send less at once" in part.text


async def test_who_is_logged_in_may_send_more(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)
    token = (await visitor.hidden_fields("/riverside/account"))["_csrf_token"]

    answer = await visitor.post(
        "/riverside/account/profile", data=PROFILE | {"_csrf_token": token, "more": "x" * 300_000}
    )

    assert answer.status_code == 303


async def test_many_fields_in_parts_are_refused_too(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)
    await visitor.hidden_fields("/riverside/account")

    parts = {f"field{number}": (None, "") for number in range(3_000)}
    answer = await visitor.post("/riverside/account/profile", files=parts)

    assert 400 <= answer.status_code < 500


async def test_a_form_that_stops_half_way_is_given_up(
    staff: Company, app: Litestar, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent_forms, "SECONDS", 0.2)
    await visitor.logs_in(staff.maya)
    await visitor.hidden_fields("/riverside/account")

    async def half() -> Any:
        yield urlencode({"name": "Maya"}).encode()
        await asyncio.sleep(5)

    async with asyncio.timeout(4):
        answer = await visitor.post("/riverside/account/profile", content=half(), headers=FORM)

    assert answer.status_code == 408
    assert "Only part of it arrived" in answer.text


async def test_nonsense_about_where_htmx_is_does_no_harm(staff: Company, visitor: Visitor) -> None:
    headers = HTMX | {"HX-Current-URL": "http://[::1/riverside"}

    answer = await visitor.get("/riverside/account", headers=headers)
    await visitor.logs_in(staff.maya)
    inside = await visitor.get("/riverside/calendar", headers=headers)

    assert (answer.status_code, answer.headers["hx-redirect"]) == (200, "/login?next=%2F")
    assert inside.status_code == 200
