"""What commands that use the database share: settings, keys, and the scope of everything."""

import asyncio
import os
from collections.abc import Awaitable, Callable

from piccolo_conf import DB
from portal.settings import Settings
from tables.crypto import KeyRing, use_keys
from tables.scope import ALL_STATIONS, scoped

Command = Callable[[Settings], Awaitable[int]]


def run_with_database(command: Command) -> int:
    """Run a command with the database open, in the scope of everything: it enters a narrower one to write."""
    return asyncio.run(_run(command, Settings.from_env(os.environ)))


async def _run(command: Command, settings: Settings) -> int:
    use_keys(KeyRing(settings.pii.keys, current=settings.pii.current, index_key=settings.pii.index_key))
    await DB.open_pool(kept=1)
    try:
        with scoped(ALL_STATIONS):
            return await command(settings)
    finally:
        await DB.close_connection_pool()
