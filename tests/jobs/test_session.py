"""A worker's session: as long as it lasts, its jobs are its own; when it is lost, they are anybody's at once."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from jobs import queue
from jobs.job import Call, Job
from jobs.session import WorkerSession, session
from piccolo_conf import DB
from portal import clock
from portal.demo import Stage
from portal.domain import customers
from tables.events import WaitingJob
from tables.scope import scoped

pytestmark = [pytest.mark.commits, pytest.mark.usefixtures("database")]


async def _nothing(*_: object, **_facts: object) -> None:
    """Do nothing."""


@pytest.fixture
async def mine() -> AsyncIterator[WorkerSession]:
    async with session(lambda: None) as opened:
        yield opened


async def _put(*keys: str) -> None:
    await queue.put([queue.waiting(Job("tests.job", _nothing), key, Call(), due_at=clock.now()) for key in keys])


async def _workers() -> dict[str, int | None]:
    return {row["key"]: row["worker"] for row in await WaitingJob.select(WaitingJob.key, WaitingJob.worker)}


async def test_the_jobs_of_a_worker_that_was_killed_are_anybodys(mine: WorkerSession) -> None:
    await _put("mine", "theirs")
    one, other = await queue.due(most=2)
    await queue.take(mine.number, one.id)
    async with session(lambda: None) as theirs:
        await queue.take(theirs.number, other.id)
        await mine.hand_back()
        both_live = await _workers()

    async with asyncio.timeout(10):
        while await _is_locked(theirs.number):  # noqa: ASYNC110 - a lock in Postgres sets no asyncio.Event
            await asyncio.sleep(0.02)
    await mine.hand_back()

    assert set(both_live.values()) == {mine.number, theirs.number}
    assert set((await _workers()).values()) == {mine.number, None}


async def _is_locked(number: int) -> bool:
    async with DB.connection() as connection:
        return bool(await connection.fetchval("SELECT count(*) FROM pg_locks WHERE objid = $1::oid", number))


async def test_a_worker_goes_on_with_its_jobs_in_its_next_session(mine: WorkerSession) -> None:
    await _put("mine")
    async with session(lambda: None) as before:
        [waiting] = await queue.due(most=1)
        await queue.take(before.number, waiting.id)

    await mine.keep([waiting.id])
    await mine.hand_back()

    assert await _workers() == {"mine": mine.number}


async def test_one_worker_keeps_time_until_it_is_gone(mine: WorkerSession) -> None:
    assert await mine.keeps_time()
    async with session(lambda: None) as theirs:
        assert not await theirs.keeps_time()
        assert await mine.keeps_time()


async def test_it_hears_that_something_happened(stage: Stage) -> None:
    heard = asyncio.Event()

    async with session(heard.set):
        with scoped(stage.scope_of(stage.riverside)):
            await customers.add(name="Dana Ortiz")
        async with asyncio.timeout(10):
            await heard.wait()
