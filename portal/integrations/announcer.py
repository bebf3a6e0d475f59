"""Tell the open pages of a station what has changed, through Redis; nobody listening is fine."""

import time
from collections.abc import Iterable
from uuid import UUID

from redis.exceptions import RedisError

from portal.integrations.errors import VendorUnavailable
from portal.integrations.quick_redis import QuickRedis

RECENT_SECONDS = 20
"""How long a change is kept for pages that were made before it, and begin to listen after it."""


def channel(station: UUID) -> str:
    """Return the channel that the pages of a station listen to."""
    return f"live:{station}"


def recent(station: UUID) -> str:
    """Return the key of what changed at a station just now: names, with the time of each in seconds."""
    return f"live:{station}:recent"


class RedisAnnouncer:
    """Announces names of what changed ("queue", "booking-money"), never rows: each page fetches its own part anew."""

    def __init__(self, url: str) -> None:
        self._redis = QuickRedis.from_url(url)

    async def announce(self, stations: Iterable[UUID], *names: str) -> None:
        """Say at each station what changed; pages with `data-live` of one of these names ask again."""
        try:
            for station in stations:
                async with self._redis.asked() as redis, redis.pipeline(transaction=True) as both:
                    both.zadd(recent(station), dict.fromkeys(names, time.time()))
                    both.expire(recent(station), RECENT_SECONDS)
                    both.publish(channel(station), " ".join(names))
                    await both.execute()
        except (RedisError, OSError) as error:
            raise VendorUnavailable("Redis does not answer.") from error

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()
