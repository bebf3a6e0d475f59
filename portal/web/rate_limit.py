"""Guessing takes long: wrong passwords and codes are counted, and after a few of them there is a pause.

They are counted for the account at this address, for the address, and (higher) for the account at all addresses. A
browser on which the person has logged in before counts for itself: whoever guesses elsewhere cannot keep it out.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final, NamedTuple

from litestar import Request
from litestar.enums import ScopeType
from litestar.exceptions import TooManyRequestsException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from portal.domain.access import WrongSecret
from portal.domain.errors import Refused
from portal.text import plural
from portal.web.counting import address, counting, hashed
from portal.web.known_device import device_of

PAUSE_MINUTES: Final = 15
PER_PERSON: Final = 5
PER_ADDRESS: Final = 20
PER_PERSON_ANYWHERE: Final = 30


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
        key = f"asked:{self._of}:{hashed(request, address(request))}"
        if await counting(request).add(key, seconds=60) > self._a_minute:
            raise TooManyRequestsException(headers={"Retry-After": "60"})
        await next_app(scope, receive, send)


class Paused(Refused):
    """Too many failures; the present try was not looked at."""


class Limit(NamedTuple):
    """How many tries a key may have within the pause."""

    key: str
    most: int


@asynccontextmanager
async def few_tries(request: Request[Any, Any, Any], *, of: str) -> AsyncIterator[None]:
    """Let a try through unless too many have failed within 15 minutes.

    Each is counted before it is made, so that many at once gain nothing. Only a wrong secret stays counted: an outage,
    a form that is wrong otherwise and a try within the pause lock nobody out. One that succeeds begins anew.

    Raises:
        Paused: a limit is reached.
        WrongSecret: as raised inside, with the number of tries that are left.

    """
    limits = _limits(request, of)
    left = await _count(request, limits)
    if left < 0:
        await _take_back(request, limits)
        raise Paused(f"Too many tries. Everything is kept; wait {PAUSE_MINUTES} minutes, then try again.")
    try:
        yield
    except WrongSecret as refusal:
        raise _with_tries_left(refusal, left) from refusal
    except BaseException:
        await _take_back(request, limits)
        raise
    own, *shared = limits
    await counting(request).forget(own.key)
    await _take_back(request, shared)


async def begin_anew(request: Request[Any, Any, Any], *, of: str) -> None:
    """Forget the failures of somebody who has shown otherwise that they are it: they need not wait for the pause."""
    own, *_ = _limits(request, of)
    await counting(request).forget(own.key)


def _limits(request: Request[Any, Any, Any], of: str) -> list[Limit]:
    """Return what a try counts for, a person's own first."""
    person, here = hashed(request, of.strip().casefold()), hashed(request, address(request))
    if device := device_of(request, of):
        return [Limit(f"tries:device:{device}:{person}", PER_PERSON)]
    return [
        Limit(f"tries:person:{person}:{here}", PER_PERSON),
        Limit(f"tries:address:{here}", PER_ADDRESS),
        Limit(f"tries:anywhere:{person}", PER_PERSON_ANYWHERE),
    ]


async def _count(request: Request[Any, Any, Any], limits: list[Limit]) -> int:
    """Count a try, and return how many are left after it; less than none where it is one too many."""
    used = [await counting(request).add(limit.key, seconds=PAUSE_MINUTES * 60) for limit in limits]
    return min(limit.most - count for limit, count in zip(limits, used, strict=True))


async def _take_back(request: Request[Any, Any, Any], limits: list[Limit]) -> None:
    for limit in limits:
        await counting(request).add(limit.key, seconds=PAUSE_MINUTES * 60, by=-1)


def _with_tries_left(refusal: WrongSecret, left: int) -> WrongSecret:
    if left == 0:
        rest = f"That was the last try: wait {PAUSE_MINUTES} minutes, then try again."
    else:
        rest = f"{plural(left, 'try', 'tries')} left before a {PAUSE_MINUTES} minute pause."
    return WrongSecret(f"{refusal} {rest}", field=refusal.field)
