"""Whether a worker is heard: its event loop writes that into Redis every few seconds, where it soon fades."""

from datetime import datetime
from typing import Any, Final, NamedTuple

from litestar import Request
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisAway

HEARD: Final = "portal:worker"
FADES_SECONDS: Final = 30


class WorkerState(NamedTuple):
    """Since when the worker runs that was heard last; without Redis nobody can tell."""

    since: datetime | None
    can_tell: bool = True

    @property
    def is_silent(self) -> bool:
        """Say whether there should be a worker, and none is heard."""
        return self.can_tell and self.since is None


async def worker_state(request: Request[Any, Any, Any]) -> WorkerState:
    """Return whether a worker is at work."""
    try:
        async with request.app.state.redis.asked() as redis:
            return await heard(redis)
    except RedisAway:
        return WorkerState(None, can_tell=False)


async def heard(redis: Redis) -> WorkerState:
    """Return what the worker has said last, if that has not faded."""
    since = await redis.get(HEARD)
    return WorkerState(datetime.fromisoformat(since.decode()) if since else None)


async def be_heard(redis: Redis, *, since: datetime) -> None:
    """Say that a worker is at work, for half a minute."""
    await redis.set(HEARD, since.isoformat(), ex=FADES_SECONDS)
