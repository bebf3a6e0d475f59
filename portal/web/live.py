"""Live parts: the stream that says what changed, and who is looking at the same thing."""

import time
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from typing import Any, Final
from uuid import UUID

from litestar.response.sse import ServerSentEventMessage
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisAway

from portal.domain import access
from portal.integrations.announcer import RECENT_SECONDS, channel, recent

HEARTBEAT_SECONDS: Final = 15.0
STREAM_SECONDS: Final = 600.0
RETRY_MILLISECONDS: Final = 3000
LOOKING_SECONDS: Final = 45


async def changes(
    redis: Redis, *, session_id: UUID, station_ids: Iterable[UUID]
) -> AsyncIterator[ServerSentEventMessage]:
    """Stream the names of what changes at these stations, with a heartbeat every 15 seconds, while the session lasts.

    What changed in the last seconds comes first: it may have happened after the page was made, before it listened.
    It ends after ten minutes: the browser comes back by itself, and its rights are looked at anew.
    """
    stations = list(station_ids)
    channels = [channel(station) for station in stations]
    ends = time.monotonic() + STREAM_SECONDS
    async with redis.pubsub() as subscription:
        await subscription.subscribe(*channels)
        missed = await _just_changed(redis, stations)
        yield ServerSentEventMessage(comment="listening", retry=RETRY_MILLISECONDS)
        if missed:
            yield ServerSentEventMessage(event="changed", data=" ".join(missed))
        looked = time.monotonic()
        with suppress(RedisAway):
            while time.monotonic() < ends:
                said: Any = await subscription.get_message(timeout=HEARTBEAT_SECONDS)
                if said is None or time.monotonic() - looked >= HEARTBEAT_SECONDS:
                    if not await access.is_live(session_id):
                        return
                    looked = time.monotonic()
                if said is None:
                    yield ServerSentEventMessage(comment="still here")
                elif said["type"] == "message":  # not the confirmation that we subscribed
                    yield ServerSentEventMessage(event="changed", data=said["data"].decode())


async def _just_changed(redis: Redis, stations: list[UUID]) -> list[str]:
    names: set[str] = set()
    for station in stations:
        since = time.time() - RECENT_SECONDS
        names |= {name.decode() for name in await redis.zrangebyscore(recent(station), since, "+inf")}
    return sorted(names)


async def look(redis: Redis, subject_id: UUID, *, person_id: UUID) -> None:
    """Note that a person looks at something, for 45 seconds: its page says so again while it is open."""
    key = _looking(subject_id)
    await redis.zadd(key, {str(person_id): time.time() + LOOKING_SECONDS})
    await redis.expire(key, LOOKING_SECONDS)


async def also_looking(redis: Redis, subject_ids: Iterable[UUID], *, but: UUID) -> dict[UUID, list[str]]:
    """Return the names of the others who look at these things, for those that anybody looks at."""
    subjects = list(subject_ids)
    async with redis.pipeline(transaction=False) as pipeline:
        for subject in subjects:
            pipeline.zrangebyscore(_looking(subject), time.time(), "+inf")
        answers = await pipeline.execute()
    found = {
        subject: [person for raw in people if (person := UUID(raw.decode())) != but]
        for subject, people in zip(subjects, answers, strict=True)
    }
    names = await access.names({person for people in found.values() for person in people})
    return {subject: [names[p] for p in people if p in names] for subject, people in found.items() if people}


def _looking(subject_id: UUID) -> str:
    return f"looking:{subject_id}"
