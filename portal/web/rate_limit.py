"""Guessing takes long: failures are counted in Redis under hashed keys, and after a few of them there is a pause."""

import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from litestar import Request
from litestar.enums import ScopeType
from litestar.exceptions import TooManyRequestsException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send
from redis.asyncio import Redis

from portal.domain.errors import Refused

PAUSE_MINUTES: Final = 15
PER_PERSON: Final = 5
PER_ADDRESS: Final = 20
# One step: two guesses at once are two guesses, and a key never stays without an end.
_COUNT: Final = """
local n = redis.call('INCR', KEYS[1])
if n == 1 or redis.call('TTL', KEYS[1]) < 0 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return n
"""


class FewRequests(ASGIMiddleware):
    """Let an address ask only so often in a minute, whatever it is answered; for pages without a log-in."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, of: str, *, a_minute: int) -> None:
        self._of = of
        self._a_minute = a_minute

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the request, or say that it was too many.

        Raises:
            TooManyRequestsException: it was.

        """
        request = Request[Any, Any, Any](scope)
        key = f"asked:{self._of}:{_hashed(request, request.client.host if request.client else '')}"
        counted: Any = request.app.state.redis.eval(_COUNT, 1, key, "60")
        if int(await counted) > self._a_minute:
            raise TooManyRequestsException(headers={"Retry-After": "60"})
        await next_app(scope, receive, send)


class Paused(Refused):
    """Too many failures; the present try was not looked at."""


@asynccontextmanager
async def few_tries(request: Request[Any, Any, Any], *, of: str) -> AsyncIterator[None]:
    """Let a try through unless five for this person, or twenty from this address, have failed within 15 minutes.

    Each is counted before it is made, so that many at once gain nothing; one that succeeds takes the count back.

    Raises:
        Paused: the limit is reached.
        Refused: as raised inside, with the number of tries that are left.

    """
    redis: Redis = request.app.state.redis
    person, address = _keys(request, of)
    used = await _count(redis, person)
    from_here = await _count(redis, address)
    if used > PER_PERSON or from_here > PER_ADDRESS:
        raise Paused(f"Too many tries. Everything is kept; wait {PAUSE_MINUTES} minutes, then try again.")
    try:
        yield
    except Refused as refusal:
        raise _with_tries_left(refusal, min(PER_PERSON - used, PER_ADDRESS - from_here)) from refusal
    await redis.delete(person)
    await redis.decr(address)


def _with_tries_left(refusal: Refused, left: int) -> Refused:
    if left == 0:
        rest = f"That was the last try: wait {PAUSE_MINUTES} minutes, then try again."
    else:
        rest = f"{left} {'try' if left == 1 else 'tries'} left before a {PAUSE_MINUTES} minute pause."
    return Refused(f"{refusal} {rest}", field=refusal.field)


async def _count(redis: Redis, key: str) -> int:
    counted: Any = redis.eval(_COUNT, 1, key, str(PAUSE_MINUTES * 60))
    return int(await counted)


def _keys(request: Request[Any, Any, Any], of: str) -> tuple[str, str]:
    """Hash both, so that a dump of Redis says neither who tried nor from where."""
    address = request.client.host if request.client else ""
    person = of.strip().casefold()
    return f"tries:person:{_hashed(request, person)}", f"tries:address:{_hashed(request, address)}"


def _hashed(request: Request[Any, Any, Any], value: str) -> str:
    secret = request.app.state.settings.secret_key.encode()
    return hmac.digest(secret, value.encode(), hashlib.sha256).hex()[:32]
