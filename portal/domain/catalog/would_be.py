"""What the rates would be after a change that nobody has made yet."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import NoReturn

from portal.domain.catalog.queries import rates
from portal.domain.catalog.rates import Rates
from tables.unit_of_work import transaction


class _NotMeant(Exception):
    """Ends the transaction of a change that was only tried."""


async def would_be(change: Callable[[], Awaitable[object]]) -> Rates:
    """Return the rates as a verb would leave them, and take it back; what it refuses, this refuses."""
    found: list[Rates] = []
    with suppress(_NotMeant):
        async with transaction():
            await change()
            found.append(await rates())
            _stop()
    return found[0]


def _stop() -> NoReturn:
    raise _NotMeant
