"""What every answer carries, and what every write must."""

import json
from typing import Any

import pytest
import structlog
from litestar import get

from portal.domain.access import Action
from portal.logging import places_only
from portal.web.guard import needs
from portal.web.security import ADMIN_POLICY, POLICY
from tests.access.company import Company
from tests.peers.servers import TestServers
from tests.web.visitor import HTMX, TOKEN, Visitor, application


@get("/boom", opt=needs(Action.USE_PORTAL))
async def boom() -> str:
    raise RuntimeError("boom")


@pytest.fixture(scope="module")
async def built(servers: TestServers) -> Any:
    async with application(boom) as app:
        yield app


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("GET", "/login", 200),
        ("GET", "/", 200),
        ("GET", "/nothing/at/all", 404),
        ("DELETE", "/login", 405),
        ("GET", "/riverside/boom", 500),
        ("GET", "/hilltop/boom", 404),
        ("POST", "/login", 403),
    ],
)
async def test_every_answer_has_the_headers(
    staff: Company, visitor: Visitor, method: str, url: str, status: int
) -> None:
    if "boom" in url:
        await visitor.logs_in(staff.maya)

    answer = await visitor.request(method, url)

    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-request-id"].startswith("r-")


def test_no_page_may_run_or_style_anything_inline() -> None:
    assert "unsafe" not in POLICY
    assert "script-src 'self';" in ADMIN_POLICY


@pytest.mark.parametrize("sent", ["", "forged" * 20])
async def test_a_write_without_the_token_of_its_page_is_refused(staff: Company, visitor: Visitor, sent: str) -> None:
    await visitor.logs_in(staff.maya)
    await visitor.get("/riverside/account")

    form = await visitor.post("/riverside/account/profile", data={"_csrf_token": sent, "name": "M", "theme": "dark"})
    script = await visitor.post("/riverside/account/profile", headers=HTMX | {"x-csrftoken": sent})

    assert (form.status_code, script.status_code) == (403, 403)


async def test_the_token_comes_in_a_field_or_in_the_header_that_htmx_sends(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)
    token = TOKEN.search((await visitor.get("/riverside/account")).text)
    assert token is not None
    fields = {"name": "Maya P", "theme": "dark"}

    form = await visitor.post("/riverside/account/profile", data={"_csrf_token": token[1], **fields})
    script = await visitor.post("/riverside/account/profile", data=fields, headers=HTMX | {"x-csrftoken": token[1]})

    assert (form.status_code, script.status_code) == (303, 200)


async def test_the_log_names_the_route_and_never_the_address(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    with structlog.testing.capture_logs() as lines:
        await visitor.get("/riverside/account?email=dana@example.com")

    (line,) = [line for line in lines if line["event"] == "request"]
    assert (line["route"], line["status"], line["user"]) == ("/{slug}/account", 200, str(staff.maya))
    assert "dana" not in json.dumps(lines)


def test_an_error_is_logged_with_its_place_but_not_with_its_words() -> None:
    with pytest.raises(ValueError, match="invalid") as raised:
        int("dana@example.com")

    line = places_only(None, "error", {"event": "request failed", "exc_info": raised.value})

    assert line["error"] == ["ValueError"]
    assert "test_security.py" in line["places"][0]
    assert "dana" not in json.dumps(line)
