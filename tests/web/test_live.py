"""Live parts: names of what changed, to the pages of that station only; and who looks at the same thing."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from litestar.response.sse import ServerSentEventMessage

from portal.domain import access
from portal.domain.access.sessions import open_session
from portal.integrations.announcer import RedisAnnouncer
from portal.integrations.quick_redis import QuickRedis
from portal.web import live
from portal.web.session import COOKIE
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.web.visitor import Visitor


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[QuickRedis]:
    connected = QuickRedis.from_url(redis_url)
    yield connected
    await connected.aclose()


async def listening(redis: QuickRedis, staff: Company) -> tuple[AsyncIterator[ServerSentEventMessage], str]:
    """Open Maya's stream of Riverside; its first message says that it listens."""
    opened = await open_session(staff.maya, stay=False)

    async def may_listen() -> bool:
        return await access.person_of(opened.token) is not None

    stream = live.changes(redis, station_ids=[staff.riverside], may_listen=may_listen)
    assert (await anext(stream)).event == "live"
    return stream, opened.token


async def test_a_page_hears_what_changed_at_its_station_and_nothing_of_another(
    staff: Company, redis: QuickRedis, redis_url: str
) -> None:
    stream, _ = await listening(redis, staff)
    announcer = RedisAnnouncer(redis_url)

    await announcer.announce([staff.hilltop], "hilltop-queue")
    await announcer.announce([staff.riverside, staff.hilltop], "queue", "money")

    message = await asyncio.wait_for(anext(stream), 5)
    assert (message.event, message.data) == ("changed", "queue money")
    await stream.aclose()  # type: ignore[attr-defined]
    await announcer.close()


async def test_a_page_that_begins_to_listen_hears_what_changed_just_before(
    staff: Company, redis: QuickRedis, redis_url: str
) -> None:
    announcer = RedisAnnouncer(redis_url)
    await announcer.announce([staff.riverside], "queue")
    await announcer.announce([staff.hilltop], "hilltop-queue")

    stream, _ = await listening(redis, staff)

    message = await asyncio.wait_for(anext(stream), 5)
    assert (message.event, message.data) == ("changed", "queue")
    await stream.aclose()  # type: ignore[attr-defined]
    await announcer.close()


async def test_it_beats_while_nothing_happens_and_ends_with_the_session(
    staff: Company, redis: QuickRedis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "HEARTBEAT_SECONDS", 0.05)
    monkeypatch.setattr(live, "LOOK_SECONDS", 0.05)
    stream, token = await listening(redis, staff)

    beat = await asyncio.wait_for(anext(stream), 5)
    await access.log_out(token)
    rest = [message async for message in stream]

    assert beat.comment == "still here"
    assert not rest


async def test_it_ends_with_the_session_on_a_busy_station_too(
    staff: Company, redis: QuickRedis, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LOOK_SECONDS", 0.3)
    stream, token = await listening(redis, staff)
    announcer = RedisAnnouncer(redis_url)

    async def announce_for_ever() -> None:
        while True:
            await announcer.announce([staff.riverside], "queue")
            await asyncio.sleep(0.02)

    busy = asyncio.create_task(announce_for_ever())
    await access.log_out(token)
    async with asyncio.timeout(5):
        heard = [message.event async for message in stream]

    assert set(heard) == {"changed"}
    busy.cancel()
    await asyncio.wait([busy])
    await announcer.close()


async def test_it_ends_after_a_while_so_that_rights_are_looked_at_anew(
    staff: Company, redis: QuickRedis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "STREAM_SECONDS", 0.1)
    monkeypatch.setattr(live, "LOOK_SECONDS", 0.05)
    stream, _ = await listening(redis, staff)

    rest = [message async for message in stream]

    assert len(rest) < 5


async def test_the_stream_is_a_page_of_the_station(
    staff: Company, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "STREAM_SECONDS", 0.0)
    await visitor.logs_in(staff.maya)

    answer = await visitor.get("/riverside/live")

    assert answer.headers["content-type"].startswith("text/event-stream")
    assert "event: live" in answer.text
    assert "content-encoding" not in answer.headers
    assert (await visitor.get("/hilltop/live")).status_code == 404


@pytest.mark.commits
@pytest.mark.parametrize("end", ["role", "session", "stations"])
async def test_it_tells_nothing_more_within_two_seconds_of_a_right_that_ended(
    staff: Company, visitor: Visitor, redis_url: str, end: str
) -> None:
    await visitor.logs_in(staff.sam)
    announcer = RedisAnnouncer(redis_url)
    stream = asyncio.create_task(visitor.get("/riverside/live"))
    await asyncio.sleep(0.5)

    await END[end](staff, visitor)
    ended = time.monotonic()
    await announcer.announce([staff.riverside], "a-little-late")
    answer = await asyncio.wait_for(stream, 10)
    took = time.monotonic() - ended

    assert answer.status_code == 200
    assert took < live.LOOK_SECONDS + 1.5
    await announcer.close()


async def take_role(staff: Company, _: Visitor) -> None:
    with scoped(ALL_STATIONS):
        await access.revoke(staff.sam, access.RoleName.CUSTOMER_SUPPORT, station=staff.riverside)


async def log_out(_: Company, visitor: Visitor) -> None:
    await access.log_out(visitor.cookies[COOKIE])


async def take_permission(staff: Company, _: Visitor) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.sam, access.Action.USE_PORTAL, station=staff.riverside, is_allowed=False)


END = {"role": take_role, "session": log_out, "stations": take_permission}
