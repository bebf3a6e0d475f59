"""Redis that answers at once or not at all: nothing waits for it in line, because everything can do without it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final, Self

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import ConnectionError as RedisAway
from redis.exceptions import RedisError

ANSWER_SECONDS: Final = 1.0
PAUSE_SECONDS: Final = 3.0


class QuickRedis:
    """A connection that is given up after a second; for three seconds after that nobody tries again.

    So while Redis hangs, one request in three seconds takes a second longer, and the others notice nothing.
    """

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._tried_again_at = 0.0

    @classmethod
    def from_url(cls, url: str) -> Self:
        """Make one that connects when it is first asked for."""
        return cls(Redis.from_url(url, socket_connect_timeout=ANSWER_SECONDS))

    @asynccontextmanager
    async def asked(self) -> AsyncIterator[Redis]:
        """Lend the connection for a few commands, all of them within a second.

        Raises:
            RedisAway: it does not answer, or did not a moment ago.

        """
        began = time.monotonic()
        if began < self._tried_again_at:
            raise RedisAway("Redis did not answer a moment ago.")
        was_away = self._tried_again_at > 0
        if was_away:
            self._tried_again_at = began + PAUSE_SECONDS  # one tries, the others need not wait for what comes of it
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                yield self._redis
        except (RedisError, OSError, TimeoutError) as error:
            self._tried_again_at = time.monotonic() + PAUSE_SECONDS
            raise RedisAway("Redis does not answer.") from error
        if was_away:
            self._tried_again_at = 0.0

    @asynccontextmanager
    async def subscribed(self, *channels: str) -> AsyncIterator[PubSub]:
        """Listen to channels, on a connection of one's own.

        Raises:
            RedisAway: it does not answer.

        """
        async with self._redis.pubsub() as subscription:
            async with self.asked() as redis:
                await subscription.subscribe(*channels)
                await redis.ping()  # a subscription is only sent, not waited for
            yield subscription

    async def aclose(self) -> None:
        """Close the connections."""
        await self._redis.aclose()
