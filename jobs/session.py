"""A worker's own connection to the database: it hears that something happened, and shows that the worker lives.

The jobs that a worker is at bear its number, and the number's lock lies on this connection. A worker that is killed,
however it is, loses its connection at once and the lock with it: its jobs are anybody's again, without a time that
must pass first, and without a clock that may be moved.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Final
from uuid import UUID

import asyncpg

from piccolo_conf import DB

BELL: Final = "outbox"
WORKERS: Final = 7108
"""The class of the workers' locks, and of the timekeeper's: number 0."""
CLOCK: Final = 0
LONGEST_SECONDS: Final = 10.0

# a host that has lost its power or its network says no more: the server asks, and gives up after eleven seconds
_KEEP_ASKING: Final = "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 3; SET tcp_keepalives_count = 2"
_HAND_BACK: Final = """
UPDATE system.waiting_jobs SET worker = NULL WHERE worker IS NOT NULL AND worker NOT IN (
  SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid = $1::oid AND objsubid = 2 AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
"""


class WorkerSession:
    """What a worker says and asks on its own connection."""

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]", number: int) -> None:
        self._connection = connection
        self.number = number
        self._keeps_time = False

    async def keep(self, jobs: Collection[UUID]) -> None:
        """Go on with jobs that were taken in a session that was lost."""
        await self._connection.execute(
            "UPDATE system.waiting_jobs SET worker = $1 WHERE id = ANY($2::uuid[])", self.number, list(jobs)
        )

    async def hand_back(self) -> None:
        """Make the jobs of workers that are no more anybody's."""
        await self._connection.execute(_HAND_BACK, WORKERS)

    async def keeps_time(self) -> bool:
        """Say whether this worker is the one that starts what the clock asks for."""
        if not self._keeps_time:
            self._keeps_time = bool(
                await self._connection.fetchval("SELECT pg_try_advisory_lock($1, $2)", WORKERS, CLOCK)
            )
        return self._keeps_time


@asynccontextmanager
async def session(ring: Callable[[], None]) -> AsyncIterator[WorkerSession]:
    """Open a session, in which `ring` is called whenever something was recorded."""
    async with asyncio.timeout(LONGEST_SECONDS):
        connection = await DB.get_new_connection()
    try:
        number = secrets.randbelow(2**31 - 1) + 1
        await connection.execute(_KEEP_ASKING)
        await connection.execute("SELECT pg_advisory_lock($1, $2)", WORKERS, number)
        await connection.add_listener(BELL, lambda *_: ring())
        yield WorkerSession(connection, number)
    finally:
        connection.terminate()  # the locks go with it, even where the database no longer answers
