"""A process whose event loop is stuck ends itself and says where: whoever started it starts another.

`faulthandler` watches from a thread that needs no lock of Python's, so it also ends what never gives that lock back (an
expression that is matched for ever).
"""

import asyncio
import faulthandler
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

BEAT_SECONDS: Final = 2.0
STUCK_SECONDS: Final = 30.0
"""Longer than anything holds a loop on a machine that is busy, and shorter than people wait."""


@asynccontextmanager
async def ending_when_stuck(*, after: float = STUCK_SECONDS) -> AsyncIterator[None]:
    """End the process when its loop does not turn for so many seconds; its log says then what it was at, no data."""
    beating = asyncio.create_task(_beat(after), name="beat")
    try:
        yield
    finally:
        beating.cancel()
        faulthandler.cancel_dump_traceback_later()


async def _beat(after: float) -> None:
    while True:
        faulthandler.dump_traceback_later(after, exit=True)
        await asyncio.sleep(min(BEAT_SECONDS, after / 4))
