"""Live parts: the stream that says what changed."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any, Final
from uuid import UUID

from litestar.response.sse import ServerSentEventMessage
from redis.exceptions import RedisError

from portal.integrations.announcer import RECENT_SECONDS, channel, recent
from portal.integrations.quick_redis import QuickRedis

HEARTBEAT_SECONDS: Final = 15.0
LOOK_SECONDS: Final = 2.0
STREAM_SECONDS: Final = 600.0
RETRY_MILLISECONDS: Final = 3000


async def changes(
    redis: QuickRedis, *, station_ids: Iterable[UUID], may_listen: Callable[[], Awaitable[bool]]
) -> AsyncIterator[ServerSentEventMessage]:
    """Stream the names of what changes at these stations, with a heartbeat, for as long as the person may listen.

    What changed in the last seconds comes first: it may have happened after the page was made, before it listened.
    While Redis is away, the page is told that it is not live. It ends after ten minutes: the browser comes back by
    itself.
    """
    stations = list(station_ids)
    ends = time.monotonic() + STREAM_SECONDS
    is_away = False
    while True:
        try:
            async with redis.subscribed(*map(channel, stations)) as subscription:
                missed = await _just_changed(redis, stations)
                yield ServerSentEventMessage(event="live", data="now", retry=RETRY_MILLISECONDS)
                is_away = False
                if missed:
                    yield ServerSentEventMessage(event="changed", data=" ".join(missed))
                async for message in _heard(redis, subscription, ends=ends, may_listen=may_listen):
                    yield message
        except (RedisError, OSError):
            if not is_away:
                yield ServerSentEventMessage(event="away", data="now", retry=RETRY_MILLISECONDS)
            is_away = True
        else:
            return
        await asyncio.sleep(LOOK_SECONDS)
        if time.monotonic() >= ends or not await may_listen():
            return


async def _heard(
    redis: QuickRedis, subscription: Any, *, ends: float, may_listen: Callable[[], Awaitable[bool]]
) -> AsyncIterator[ServerSentEventMessage]:
    """Yield what is said until the stream ends; whether the person may hear it was looked up within two seconds."""
    looked = beat = time.monotonic()
    while (now := time.monotonic()) < ends:
        said = await subscription.get_message(timeout=LOOK_SECONDS)
        if said is None or now - looked >= LOOK_SECONDS:
            if not await may_listen():
                return
            looked = time.monotonic()
        if said is None:
            async with redis.asked() as connected:
                await connected.ping()  # a line to a Redis that hangs is as silent as one where nothing happens
            if now - beat >= HEARTBEAT_SECONDS - LOOK_SECONDS:
                yield ServerSentEventMessage(comment="still here")
                beat = now
        elif said["type"] == "message":  # not the confirmation that we subscribed
            yield ServerSentEventMessage(event="changed", data=said["data"].decode())


async def _just_changed(redis: QuickRedis, stations: list[UUID]) -> list[str]:
    names: set[str] = set()
    since = time.time() - RECENT_SECONDS
    async with redis.asked() as connected:
        for station in stations:
            names |= {name.decode() for name in await connected.zrangebyscore(recent(station), since, "+inf")}
    return sorted(names)
