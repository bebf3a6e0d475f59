"""How often something was done within a while: counted in Redis, or while it is away in the memory of this process.

Keys are hashes, so that a dump of Redis says neither who nor from where.
"""

import hashlib
import hmac
import time
from typing import Any, Final

from litestar import Request
from redis.exceptions import ConnectionError as RedisAway

from portal.integrations.quick_redis import QuickRedis

MOST_REMEMBERED: Final = 50_000
# One step: two at once are two, and a key never stays without an end.
_COUNT: Final = """
local n = redis.call('INCRBY', KEYS[1], ARGV[2])
if n <= 0 then redis.call('DEL', KEYS[1]) return 0 end
if redis.call('TTL', KEYS[1]) < 0 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return n
"""


class Counting:
    """Counts by key; each count ends a while after its first."""

    def __init__(self, redis: QuickRedis) -> None:
        self._redis = redis
        self._memory = Memory()

    async def add(self, key: str, *, seconds: int, by: int = 1) -> int:
        """Count one more (or take one back), and return how many there are within these seconds."""
        try:
            async with self._redis.asked() as redis:
                counted: Any = redis.eval(_COUNT, 1, key, str(seconds), str(by))
                return int(await counted)
        except RedisAway:
            return self._memory.add(key, seconds=seconds, by=by)

    async def forget(self, key: str) -> None:
        """Begin again at nothing."""
        self._memory.forget(key)
        try:
            async with self._redis.asked() as redis:
                await redis.delete(key)
        except RedisAway:
            return


class Memory:
    """Counts in this process: fewer than there are in all, and better than none."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[float, int]] = {}

    def add(self, key: str, *, seconds: int, by: int) -> int:
        """Count; what has ended goes when there are many."""
        now = time.monotonic()
        ends, count = self._counts.get(key, (0.0, 0))
        if ends <= now:
            ends, count = now + seconds, 0
        count = max(count + by, 0)
        self._counts[key] = (ends, count)
        if len(self._counts) > MOST_REMEMBERED:
            self._counts = {key: kept for key, kept in self._counts.items() if kept[0] > now}
        return count

    def forget(self, key: str) -> None:
        """Begin again at nothing."""
        self._counts.pop(key, None)


def counting(request: Request[Any, Any, Any]) -> Counting:
    """Return the counts of this application."""
    counts: Counting = request.app.state.counting
    return counts


def hashed(request: Request[Any, Any, Any], value: str) -> str:
    """Return what stands for a value in a key."""
    secret = request.app.state.settings.secret_key.encode()
    return hmac.digest(secret, value.encode(), hashlib.sha256).hex()[:32]


def address(request: Request[Any, Any, Any]) -> str:
    """Return the address that a request came from."""
    return request.client.host if request.client else ""
