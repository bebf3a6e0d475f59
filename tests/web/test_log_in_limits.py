"""Guessing takes long, and keeps nobody out who is known here."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import httpx
import pyotp
import pytest
from litestar import Litestar

from portal.clock import now
from portal.demo import PASSWORD
from portal.domain import access
from portal.domain.access.totp import new_secret
from portal.domain.errors import Refused
from portal.web import rate_limit
from portal.web.known_device import COOKIE
from portal.web.session import COOKIE as SESSION
from tables.access import User
from tables.engine import DatabaseBusy
from tests.access.company import Company
from tests.web.visitor import Visitor

MAYA = "manager@demo.example.com"
FEW = 7
GUESS = "guess-guess"
THE_OFFICE = "203.0.113.7"
ELSEWHERE = "198.51.100.9"

Open = Callable[[str], Any]


@pytest.fixture
def at(app: Litestar, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a browser at an address, where fewer tries are allowed than usual: each takes a while, on purpose."""
    monkeypatch.setattr(rate_limit, "PER_ADDRESS", FEW)
    monkeypatch.setattr(rate_limit, "PER_PERSON_ANYWHERE", FEW)

    @asynccontextmanager
    async def opened(address: str) -> AsyncIterator[Visitor]:
        async with Visitor(app) as visitor:
            transport = httpx.ASGITransport(cast("Any", app), raise_app_exceptions=False, client=(address, 50000))
            visitor._transport = transport
            yield visitor

    return opened


async def tries(visitor: Visitor, password: str = GUESS, *, email: str = MAYA) -> httpx.Response:
    return await visitor.submits("/login", email=email, password=password)


async def test_who_guesses_elsewhere_does_not_keep_a_colleague_out(staff: Company, at: Open) -> None:
    async with at(ELSEWHERE) as stranger, at(THE_OFFICE) as maya:
        for _ in range(6):
            await tries(stranger)

        assert "wait 15 minutes" in (await tries(stranger, PASSWORD)).text
        assert (await tries(maya, PASSWORD)).status_code == 303


async def test_many_who_guess_at_many_places_are_stopped_and_the_known_browser_is_let_in(
    staff: Company, at: Open
) -> None:
    async with at(THE_OFFICE) as maya:
        await tries(maya, PASSWORD)
        maya.cookies.delete(SESSION)
        for number in range(FEW):
            async with at(f"198.51.100.{number}") as stranger:
                await tries(stranger)

        async with at(ELSEWHERE) as stranger:
            assert "wait 15 minutes" in (await tries(stranger, PASSWORD)).text
        assert (await tries(maya, PASSWORD)).status_code == 303


async def test_an_office_where_many_mistype_lets_its_known_browsers_in(staff: Company, at: Open) -> None:
    async with at(THE_OFFICE) as maya, at(THE_OFFICE) as stranger:
        await tries(maya, PASSWORD)
        maya.cookies.delete(SESSION)
        for number in range(FEW):
            await tries(stranger, email=f"nobody{number}@example.com")

        assert "wait 15 minutes" in (await tries(stranger, PASSWORD)).text
        assert (await tries(maya, PASSWORD)).status_code == 303


async def test_a_known_browser_may_not_guess_without_end(staff: Company, at: Open) -> None:
    async with at(THE_OFFICE) as maya:
        await tries(maya, PASSWORD)
        maya.cookies.delete(SESSION)
        for _ in range(5):
            last = await tries(maya)

        assert "That was the last try" in last.text
        assert "wait 15 minutes" in (await tries(maya, PASSWORD)).text


async def test_a_browser_is_known_to_those_only_who_logged_in_on_it(staff: Company, at: Open) -> None:
    async with at(THE_OFFICE) as maya:
        await tries(maya, PASSWORD)
        known = maya.cookies[COOKIE]
        maya.cookies.delete(SESSION)
        for number in range(FEW):
            async with at(f"198.51.100.{number}") as stranger:
                await tries(stranger, email="support@demo.example.com")

        assert "wait 15 minutes" in (await tries(maya, PASSWORD, email="support@demo.example.com")).text
        assert "manager" not in known


@pytest.mark.parametrize("value", ["", "x", "AAAA", "{}", "a" * 4000])
async def test_a_cookie_that_we_did_not_make_makes_nobody_known(staff: Company, at: Open, value: str) -> None:
    async with at(ELSEWHERE) as stranger:
        stranger.cookies.set(COOKIE, value, domain="testserver.local", path="/login")
        for _ in range(5):
            await tries(stranger)

        assert "wait 15 minutes" in (await tries(stranger, PASSWORD)).text


async def test_a_browser_is_known_only_after_the_code(staff: Company, at: Open) -> None:
    secret = new_secret()
    await User.update({User.totp_secret: secret, User.totp_last_step: 1}).where(User.id == staff.maya)
    async with at(THE_OFFICE) as maya:
        first = await tries(maya, PASSWORD)
        assert COOKIE not in maya.cookies

        await maya.submits(first.headers["location"], code=pyotp.TOTP(secret).at(now()))

        assert COOKIE in maya.cookies


@pytest.mark.parametrize("trouble", [DatabaseBusy("gone"), ConnectionResetError(), Refused("Something else.")])
async def test_an_outage_is_no_wrong_password(
    staff: Company, at: Open, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    async def away(*_: Any, **__: Any) -> None:
        raise trouble

    async with at(THE_OFFICE) as maya:
        with monkeypatch.context() as patched:
            patched.setattr(access, "log_in", away)
            for _ in range(FEW + 1):
                await tries(maya, PASSWORD)

        answer = await tries(maya)

        assert "4 tries left" in answer.text


async def test_who_waits_loses_nothing_by_trying_again(staff: Company, at: Open) -> None:
    async with at(THE_OFFICE) as stranger, at(THE_OFFICE) as sam:
        for _ in range(2 * FEW):
            await tries(stranger)

        assert (await tries(sam, PASSWORD, email="support@demo.example.com")).status_code == 303
