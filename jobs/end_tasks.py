"""End tasks for certain."""

import asyncio
from collections.abc import Iterable
from typing import Any, Final

PATIENCE_SECONDS: Final = 2.0


async def end_tasks(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel tasks until they have ended.

    Once is not enough: before Python 3.12, `asyncio.wait_for`, by which redis-py sends, loses a cancellation that comes
    in the moment in which it returns, and its task goes on for ever.
    """
    going_on = set(tasks)
    while going_on:
        for task in going_on:
            task.cancel()
        _, going_on = await asyncio.wait(going_on, timeout=PATIENCE_SECONDS)
