"""The pool of connections: it survives a restart of the database, and never waits for ever."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from portal.embedded import Postgres
from tables import engine
from tables.engine import POOL_KEPT, POOL_OVERFLOW, DatabaseBusy, PortalEngine


@pytest.fixture
def postgres(folder: Path) -> Iterator[Postgres]:
    server = Postgres(folder, durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def pooled(postgres: Postgres) -> AsyncIterator[PortalEngine]:
    database = PortalEngine(config={"dsn": postgres.url("postgres")})
    await database.open_pool(kept=3)
    yield database
    await database.close_connection_pool()


async def _answer(database: PortalEngine) -> int:
    async with database.connection() as connection:
        return int(await connection.fetchval("SELECT 42"))


async def test_it_survives_a_restart_of_the_database(postgres: Postgres, pooled: PortalEngine) -> None:
    assert await _answer(pooled) == 42

    await asyncio.to_thread(postgres.stop)
    with pytest.raises(DatabaseBusy):
        await _answer(pooled)
    await asyncio.to_thread(postgres.start)

    assert await _answer(pooled) == 42


async def test_it_lends_thirty_connections_and_says_when_all_are_in_use(
    pooled: PortalEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "ACQUIRE_SECONDS", 0.2)
    lent = [pooled.connection() for _ in range(POOL_KEPT + POOL_OVERFLOW)]
    for each in lent:
        await each.__aenter__()

    with pytest.raises(DatabaseBusy):
        await _answer(pooled)

    for each in lent:
        await each.__aexit__(None, None, None)
    assert await _answer(pooled) == 42
