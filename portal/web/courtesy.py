"""Forms that everybody may send: not too many from one address, and none that a program filled in."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any, Final

from litestar import Request
from litestar.exceptions import TooManyRequestsException
from redis.asyncio import Redis

AN_HOUR: Final = 3600
TRAP: Final = "website"
"""A field that no person sees (templates/components/form.html): what has something in it was filled in by a program."""


async def count(request: Request[Any, Any, Any], form: str) -> None:
    """Count a form that was sent, by the address that it came from.

    Raises:
        TooManyRequestsException: this address has sent as many of these within the hour as it may.

    """
    settings = request.app.state.settings
    key = hmac.digest(settings.secret_key.encode(), address(request).encode(), hashlib.sha256).hex()[:32]
    redis: Redis = request.app.state.redis
    async with redis.pipeline(transaction=True) as both:
        both.incr(f"sent:{form}:{key}")
        both.expire(f"sent:{form}:{key}", AN_HOUR, nx=True)
        sent, _ = await both.execute()
    if sent > settings.customer_posts_per_hour:
        raise TooManyRequestsException(headers={"Retry-After": str(AN_HOUR // 4)})


def is_from_a_program(typed: Mapping[str, Any]) -> bool:
    """Say whether the trap was filled in; whoever did is answered as if all were well."""
    return bool(typed.get(TRAP))


def address(request: Request[Any, Any, Any]) -> str:
    """Return the address that a request came from."""
    return request.client.host if request.client else ""
