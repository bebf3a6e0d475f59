"""Redis hangs, or is gone: everything but live parts goes on, and the live parts say so."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.peers.own_redis import OwnRedis, own_redis

if TYPE_CHECKING:
    from litestar import Litestar

    from tests.access.company import Company
    from tests.cast import Builder
    from tests.web.visitor import Visitor

A_BLINK = 0.5  # seconds for a page, on a busy machine: one that waits for Redis takes a second more
PAGES = (
    "/health",
    "/login",
    "/riverside/book",
    "/riverside/today",
    "/riverside/queue",
    "/riverside/calendar",
    "/robots.txt",
)


@pytest.fixture
def redis() -> Iterator[OwnRedis]:
    with own_redis() as running:
        yield running


@pytest.fixture
async def app(redis: OwnRedis) -> "AsyncIterator[Litestar]":
    """Build the application on a Redis of this test's own."""
    from tests.web.visitor import application

    async with application(REDIS_URL=redis.url) as built:
        yield built


@pytest.fixture(params=["frozen", "killed"])
def away(redis: OwnRedis, request: pytest.FixtureRequest) -> Callable[[], None]:
    """Take Redis away in one of the two ways."""
    return redis.freeze if request.param == "frozen" else redis.kill


async def test_pages_answer_and_nobody_waits_in_line(
    staff: "Company", a: "Builder", visitor: "Visitor", away: Callable[[], None]
) -> None:
    from portal.integrations.quick_redis import ANSWER_SECONDS

    await a.catalog()
    await visitor.logs_in(staff.maya)
    for page in PAGES:
        assert (await visitor.get(page)).status_code in {200, 303}, page
    away()

    took = {page: await seconds(visitor.get(page)) for page in PAGES for _ in range(2)}

    assert sum(took.values()) < 2 * ANSWER_SECONDS + len(PAGES) * A_BLINK, took


async def test_it_says_that_it_is_well_without_live_parts(visitor: "Visitor", away: Callable[[], None]) -> None:
    away()

    answer = await visitor.get("/health")

    assert (answer.status_code, answer.text) == (200, "ok, but Redis does not answer: pages are not live")


async def test_one_logs_in_and_guesses_are_counted_all_the_same(
    staff: "Company", visitor: "Visitor", away: Callable[[], None]
) -> None:
    from portal.demo import PASSWORD

    away()

    for _ in range(5):
        await visitor.submits("/login", email="support@demo.example.com", password="guess-guess")
    paused = await visitor.submits("/login", email="support@demo.example.com", password="guess-guess")
    other = await visitor.submits("/login", email="manager@demo.example.com", password=PASSWORD)

    assert "wait 15 minutes" in paused.text
    assert other.status_code == 303


async def test_public_forms_are_counted_all_the_same(
    staff: "Company", a: "Builder", visitor: "Visitor", redis: OwnRedis, away: Callable[[], None]
) -> None:
    from tests.web.visitor import Visitor, application

    await a.catalog()
    async with (
        application(REDIS_URL=redis.url, PORTAL_CUSTOMER_POSTS_PER_HOUR="2") as app,
        Visitor(app) as customer,
    ):
        away()
        typed = {"name": "Ngozi", "email": "ngozi@example.com", "guests": "10"}
        answers = [await customer.submits("/riverside/book/ask", **typed) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [303, 303, 429]


async def test_a_stream_says_that_it_is_not_live_and_that_it_is_again(
    staff: "Company", app: "Litestar", redis: OwnRedis, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.integrations.announcer import RedisAnnouncer
    from portal.integrations.errors import VendorUnavailable
    from portal.web import live

    monkeypatch.setattr(live, "LOOK_SECONDS", 0.2)
    stream = live.changes(app.state.redis, station_ids=[staff.riverside], may_listen=yes)
    announcer = RedisAnnouncer(redis.url)

    assert (await said(stream)).event == "live"
    redis.freeze()
    assert (await said(stream)).event == "away"
    with pytest.raises(VendorUnavailable):
        await announcer.announce([staff.riverside], "queue")
    redis.thaw()
    assert (await said(stream)).event == "live"
    await asyncio.sleep(3.1)  # the announcer asks again after its pause
    await announcer.announce([staff.riverside], "money")
    heard = await said(stream)

    assert heard.event == "changed"
    assert "money" in str(heard.data)
    await stream.aclose()  # type: ignore[attr-defined]
    await announcer.close()


async def yes() -> bool:
    return True


async def said(stream: Any) -> Any:
    """Wait for the next thing that is not a heartbeat."""
    async with asyncio.timeout(15):
        while (message := await anext(stream)).comment == "still here":
            continue
        return message


async def seconds(answer: Awaitable[Any]) -> float:
    """Return how long an answer takes, which is one of ours."""
    began = time.monotonic()
    assert (await answer).status_code in {200, 303}
    return time.monotonic() - began
