"""Tell the open pages of a station what has changed, through Redis; nobody listening is fine."""

from collections.abc import Iterable
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError

from portal.integrations.errors import VendorUnavailable

CONNECT_SECONDS = 5


def channel(station: UUID) -> str:
    """Return the channel that the pages of a station listen to."""
    return f"live:{station}"


class RedisAnnouncer:
    """Announces names of what changed ("queue", "booking-money"), never rows: each page fetches its own part anew."""

    def __init__(self, url: str) -> None:
        self._redis: Redis = Redis.from_url(url, socket_connect_timeout=CONNECT_SECONDS)

    async def announce(self, stations: Iterable[UUID], *names: str) -> None:
        """Say at each station what changed; pages with `data-live` of one of these names ask again."""
        try:
            for station in stations:
                await self._redis.publish(channel(station), " ".join(names))
        except (RedisError, OSError) as error:
            raise VendorUnavailable("Redis does not answer.") from error

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()
