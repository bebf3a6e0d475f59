"""What the web process holds while it lives: the keys, the pool of connections, Redis, the outside world."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar

from piccolo_conf import DB
from portal.event_loop import ending_when_stuck
from portal.settings import Settings
from tables.crypto import KeyRing, use_keys


@asynccontextmanager
async def lifespan(app: Litestar) -> AsyncIterator[None]:
    """Open everything before the first request, and close it after the last."""
    settings: Settings = app.state.settings
    use_keys(KeyRing(settings.pii.keys, current=settings.pii.current, index_key=settings.pii.index_key))
    await DB.open_pool()
    gc.freeze()  # modules and routes stay for good: looking through them again and again costs every page
    try:
        async with ending_when_stuck():
            yield
    finally:
        await app.state.integrations.close()
        await DB.close_connection_pool()
        await app.state.redis.aclose()
