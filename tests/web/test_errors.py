"""What goes wrong becomes a page, or a toast for htmx, that says what to do next."""

from typing import Any

import asyncpg
import pytest
from litestar import get
from litestar.params import FromPath
from redis.exceptions import ConnectionError as RedisAway

from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.domain.events import EditConflict
from portal.web.guard import needs
from tables.base import RowMissing
from tables.engine import DatabaseBusy
from tables.scope import ScopeMissing, ScopeViolation
from tests.access.company import Company
from tests.peers.servers import TestServers
from tests.web.visitor import HTMX, Visitor, application

SECRET = "dana@example.com"
RAISED: dict[str, Exception] = {
    "missing": RowMissing("Booking"),
    "violation": ScopeViolation("Another station's."),
    "refused": Refused("That is more than is due."),
    "conflict": EditConflict("Somebody was faster."),
    "busy": DatabaseBusy("Busy."),
    "broken": asyncpg.ConnectionDoesNotExistError("gone"),
    "killed": asyncpg.InternalClientError("got result for unknown protocol state 3"),
    "shut": asyncpg.AdminShutdownError("terminating connection due to administrator command"),
    "full": asyncpg.DiskFullError("could not extend file"),
    "read only": asyncpg.ReadOnlySQLTransactionError("cannot execute INSERT in a read-only transaction"),
    "slow": asyncpg.QueryCanceledError("canceling statement due to statement timeout"),
    "redis": RedisAway("gone"),
    "scope": ScopeMissing("No scope."),
    "bug": ValueError(SECRET),
}


@get("/raise/{name:str}", opt=needs(Action.USE_PORTAL))
async def raises(name: FromPath[str]) -> str:
    raise RAISED[name]


@pytest.fixture(scope="module")
async def built(servers: TestServers) -> Any:
    async with application(raises) as app:
        yield app


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("missing", 404, "There’s nothing at this address"),
        ("violation", 404, "There’s nothing at this address"),
        ("refused", 422, "That is more than is due."),
        ("conflict", 409, "Somebody was faster."),
        ("busy", 503, "We’re just restarting"),
        ("broken", 503, "We’re just restarting"),
        ("killed", 503, "We’re just restarting"),
        ("shut", 503, "We’re just restarting"),
        ("full", 503, "The portal’s disk is full: you can look at everything"),
        ("read only", 503, "The portal’s disk is full: you can look at everything"),
        ("slow", 500, "Something broke on our side"),
        ("redis", 503, "We’re just restarting"),
        ("scope", 500, "Something broke on our side"),
        ("bug", 500, "Something broke on our side"),
    ],
)
async def test_each_kind_of_trouble_has_its_page(
    staff: Company, visitor: Visitor, name: str, status: int, words: str
) -> None:
    await visitor.logs_in(staff.maya)

    page = await visitor.get(f"/riverside/raise/{name}")

    assert page.status_code == status
    assert words in page.text
    assert page.headers["x-request-id"] in page.text
    assert SECRET not in page.text
    assert ("retry-after" in page.headers) is (status == 503)


@pytest.mark.parametrize(("name", "status"), [("refused", 422), ("missing", 404), ("busy", 503), ("bug", 500)])
async def test_htmx_gets_a_toast_and_the_page_stays(staff: Company, visitor: Visitor, name: str, status: int) -> None:
    await visitor.logs_in(staff.maya)

    answer = await visitor.get(f"/riverside/raise/{name}", headers=HTMX)

    assert answer.status_code == status
    assert (answer.headers["hx-retarget"], answer.headers["hx-reswap"]) == ("#toasts", "beforeend")
    assert 'class="toast bad"' in answer.text
    assert "<html" not in answer.text


async def test_htmx_without_a_session_is_led_to_the_log_in_and_back_to_its_page(
    staff: Company,
    visitor: Visitor,
) -> None:
    here = "http://testserver/riverside/account?tab=2"

    answer = await visitor.get("/riverside/raise/bug", headers=HTMX | {"HX-Current-URL": here})

    assert answer.headers["hx-redirect"] == "/login?next=%2Friverside%2Faccount%3Ftab%3D2"


async def test_a_write_without_a_session_is_not_repeated_after_the_log_in(staff: Company, visitor: Visitor) -> None:
    answer = await visitor.post("/riverside/account/profile")

    assert answer.headers["location"] == "/login?next=%2F"


async def test_an_address_without_a_page_says_so(staff: Company, visitor: Visitor) -> None:
    page = await visitor.get("/riverside/nothing/here")

    assert page.status_code == 404
    assert "There’s nothing at this address" in page.text
