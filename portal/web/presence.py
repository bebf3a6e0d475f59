"""Who looks at what right now: one thing a person, the one that they opened last."""

import time
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from redis.asyncio import Redis

from portal.domain import access
from portal.integrations.announcer import channel
from portal.integrations.quick_redis import QuickRedis
from tables.scope import the_business

LOOKING_SECONDS: Final = 45
"""How long a page counts that has not said that it is still open."""
PRESENCE: Final = "presence"


async def look(redis: QuickRedis, subject_id: UUID | None, *, person_id: UUID, is_opening: bool) -> bool:
    """Note what a person looks at, None for nothing; return whether that is another thing than before.

    A page that stays open says so again, without `is_opening`: it takes nobody back from what they opened since.
    """
    async with redis.asked() as connected:
        before = (await _noted(connected)).get(person_id)
        if before and before != subject_id and not is_opening:
            return False
        if before and before != subject_id:
            await connected.zrem(_key(), _member(person_id, before))
        if subject_id:
            await connected.zadd(_key(), {_member(person_id, subject_id): time.time() + LOOKING_SECONDS})
            await connected.expire(_key(), LOOKING_SECONDS)
    return before != subject_id


async def others_looking(redis: QuickRedis, *, but: UUID) -> dict[UUID, list[str]]:
    """Return the names of the others in the business who look at something, by what that is."""
    async with redis.asked() as connected:
        noted = await _noted(connected)
    names = await access.names({person for person in noted if person != but})
    looking: dict[UUID, list[str]] = {}
    for person, subject in noted.items():
        if person in names:
            looking.setdefault(subject, []).append(names[person])
    return looking


async def tell(redis: QuickRedis, stations: Iterable[UUID]) -> None:
    """Let the open pages of stations ask anew who looks at what."""
    async with redis.asked() as connected:
        for station in stations:
            await connected.publish(channel(station), PRESENCE)


def _key() -> str:
    return f"looking:{the_business()}"


def _member(person_id: UUID, subject_id: UUID) -> str:
    return f"{person_id} {subject_id}"


async def _noted(connected: Redis) -> dict[UUID, UUID]:
    """Return what each person looks at, unless they said so too long ago."""
    members = await connected.zrangebyscore(_key(), time.time(), "+inf")
    pairs = (member.decode().split() for member in members)
    return {UUID(person): UUID(subject) for person, subject in pairs}
