"""Who views which payment: every page of the queue says so, and is told who else does."""

from contextlib import suppress
from uuid import UUID

import msgspec
from redis.exceptions import RedisError

from portal.domain import matching
from portal.web import presence
from portal.web.session import StaffRequest
from tables.scope import scope


class Somebody(msgspec.Struct, frozen=True):
    """Another person in the queue, and what they do there."""

    name: str
    doing: str


async def somebody_else(request: StaffRequest, payment: UUID | None, *, is_opening: bool) -> Somebody | None:
    """Say that this person looks at a payment, and return who else is in the queue: whoever is at the same one first.

    Nobody, when Redis is away.
    """
    redis = request.app.state.redis
    with suppress(RedisError, OSError):
        if await presence.look(redis, payment, person_id=request.user.id, is_opening=is_opening):
            await presence.tell(redis, scope().stations)
        return await _doing(await presence.others_looking(redis, but=request.user.id), payment)
    return None


async def leave(request: StaffRequest) -> None:
    """Say that this person looks at no payment any more."""
    redis = request.app.state.redis
    with suppress(RedisError, OSError):
        if await presence.look(redis, None, person_id=request.user.id, is_opening=True):
            await presence.tell(redis, scope().stations)


async def _doing(looking: dict[UUID, list[str]], payment: UUID | None) -> Somebody | None:
    if payment in looking:
        return Somebody(looking[payment][0], "is looking at this too")
    for other, brief in (await matching.payments_in_brief(looking)).items():
        return Somebody(looking[other][0], f"is looking at {brief.payer}")
    return None
