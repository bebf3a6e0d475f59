"""The database engine: a pool of 20 connections and 10 more under load, that never waits for ever."""

import asyncio
import errno
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

import asyncpg
from piccolo.engine.postgres import PostgresEngine

POOL_KEPT = 20
POOL_OVERFLOW = 10
ACQUIRE_SECONDS = 5.0


class DatabaseBusy(RuntimeError):
    """Every connection is in use, or the database does not answer: try again shortly."""


_AWAY: Final = (
    DatabaseBusy,
    ConnectionError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # it shuts down, has crashed, or starts
    asyncpg.InsufficientResourcesError,
    asyncpg.PostgresSystemError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # what asyncpg makes of a server that dies in the middle of an answer
)
_OUR_FAULT: Final = (asyncpg.QueryCanceledError, ValueError)  # too slow a statement, an argument of a wrong type
_FULL: Final = (
    asyncpg.DiskFullError,
    asyncpg.ReadOnlySQLTransactionError,  # nearly full: the supervisor has it only read
)
_FULL_NUMBERS: Final = (errno.ENOSPC, errno.EDQUOT)


def is_full(error: BaseException) -> bool:
    """Say whether an error means that there is no room on a disk: everything can be read, and nothing saved."""
    return isinstance(error, _FULL) or (isinstance(error, OSError) and error.errno in _FULL_NUMBERS)


def is_away(error: BaseException) -> bool:
    """Say whether an error means that the database is away, or that a disk is full: it may be tried again later."""
    if isinstance(error, BaseExceptionGroup):
        return all(is_away(each) for each in error.exceptions)
    return is_full(error) or (isinstance(error, _AWAY) and not isinstance(error, _OUR_FAULT))


class PortalEngine(PostgresEngine):
    """Piccolo's engine, with a limit on waiting for a connection."""

    async def open_pool(self, *, kept: int = POOL_KEPT) -> None:
        """Start the pool; a connection that a database restart has broken is replaced when it is next asked for."""
        await self.start_connection_pool(min_size=kept, max_size=POOL_KEPT + POOL_OVERFLOW, reset=_keep_as_it_is)

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Any]:
        """Lend a connection of the pool (or a new one where there is no pool, as on the command line).

        Raises:
            DatabaseBusy: none was free in time, or the database is away.

        """
        if self.pool is None:
            connection = await self.get_new_connection()
            try:
                yield connection
            finally:
                await connection.close()
            return

        try:
            async with asyncio.timeout(ACQUIRE_SECONDS):
                connection = await self.pool.acquire()
        except (TimeoutError, OSError, asyncpg.CannotConnectNowError, asyncpg.TooManyConnectionsError) as error:
            raise DatabaseBusy("The database does not answer.") from error
        try:
            yield connection
        finally:
            await self.pool.release(connection)

    async def check_version(self) -> None:
        """Skip what Piccolo asks the server when it is merely imported; `portal doctor` reports the version."""

    async def prep_database(self) -> None:
        """Skip Piccolo's extensions: the migrations make those that are needed."""

    async def _run_in_pool(self, query: str, args: Sequence[Any] | None = None) -> Any:
        async with self.connection() as connection:
            return await connection.fetch(query, *(args or ()))


async def _keep_as_it_is(_connection: Any) -> None:
    """Skip asyncpg's reset (0.2 ms at every release): sessions keep no state, settings are set per transaction."""
