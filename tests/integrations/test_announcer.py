"""Telling open pages what changed."""

import asyncio
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from redis.asyncio import Redis

from portal.integrations.announcer import RedisAnnouncer, channel
from portal.integrations.errors import VendorUnavailable
from portal.integrations.local import LocalAnnouncer

RIVERSIDE, HILLTOP = uuid4(), uuid4()


async def test_the_pages_of_a_station_hear_the_names_of_what_changed(redis_url: str) -> None:
    announcer = RedisAnnouncer(redis_url)
    async with Redis.from_url(redis_url) as redis, redis.pubsub(ignore_subscribe_messages=True) as page:
        await page.subscribe(channel(RIVERSIDE))
        await page.get_message(timeout=1)

        await announcer.announce([HILLTOP], "bookings")
        await announcer.announce([RIVERSIDE, HILLTOP], "queue", "payments")

        heard = await _next(page)
    await announcer.close()
    assert heard == b"queue payments"


async def test_it_says_when_redis_is_away(tmp_path: Path) -> None:
    announcer = RedisAnnouncer(f"unix://{tmp_path}/nowhere.sock")

    with pytest.raises(VendorUnavailable):
        await announcer.announce([RIVERSIDE], "queue")
    await announcer.close()


async def test_without_redis_it_remembers_what_it_was_told() -> None:
    announcer = LocalAnnouncer()

    await announcer.announce([RIVERSIDE], "queue", "payments")

    assert announcer.said == [(RIVERSIDE, "queue"), (RIVERSIDE, "payments")]
    await announcer.close()


async def _next(page: Any) -> Any:
    async with asyncio.timeout(5):
        while not (message := await page.get_message(timeout=1)):
            pass
    return message["data"]
