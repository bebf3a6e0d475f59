"""The hands: what is handed out is run once and written down, whatever becomes of Redis or of a worker meanwhile."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from typing import Any

import msgspec
import pytest
from redis.asyncio import Redis

import jobs.worker
from jobs import queue
from jobs.attempt import BACK_OFF_SECONDS
from jobs.end_tasks import end_tasks
from jobs.hands import ANSWER_SECONDS, Hands
from jobs.job import Call, GiveUp, Job, Snooze
from jobs.session import session
from jobs.worker import SWEEP_SECONDS
from portal import clock
from portal.embedded import Valkey
from portal.settings import Settings
from tables.events import WaitingJob
from tables.system import JobFailure
from tests.journeys.work import integrations_in

pytestmark = [pytest.mark.commits, pytest.mark.usefixtures("database")]
NAME = "tests.hand"
DEAD = 1
ROOT = Path(__file__).parents[2]
AtWork = Callable[..., AbstractAsyncContextManager[Hands]]
DIES = """
import asyncio, os, sys
from pathlib import Path

import jobs.hands
from jobs.hands import Hands
from jobs.job import Job
from jobs.session import session
from piccolo_conf import DB
from tests.journeys.work import integrations_in

async def sleep(*_, **__):
    print("taken", flush=True)
    await asyncio.sleep(60)

async def work():
    await DB.open_pool(kept=1)
    jobs.hands.job_named = lambda name: Job(name, sleep)
    hands = Hands(os.environ["REDIS_URL"], integrations_in(Path(sys.argv[1])), idle=lambda: None)
    async with session(lambda: None) as mine, hands.working_in(mine):
        await hands.hand_out()
        await hands.work_for_ever()

asyncio.run(work())
"""


class Work:
    """A job that counts its runs, and ends as it is told."""

    def __init__(self) -> None:
        self.runs = 0
        self.error: Exception | None = None
        self.may_end = asyncio.Event()
        self.may_end.set()

    async def __call__(self, *_: Any, **_facts: Any) -> None:
        self.runs += 1
        await self.may_end.wait()
        if self.error:
            raise self.error

    async def started(self) -> bool:
        return self.runs > 0


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    made = Work()
    monkeypatch.setattr("jobs.hands.job_named", lambda name: Job(name, made))
    return made


@pytest.fixture
def at_work(redis_url: str, tmp_path: Path) -> AtWork:
    """Have a worker's hands work with a Redis, within a session."""

    @asynccontextmanager
    async def working(url: str = redis_url) -> AsyncIterator[Hands]:
        hands = Hands(url, integrations_in(tmp_path), idle=lambda: None)
        async with session(lambda: None) as mine, hands.working_in(mine):
            arq = asyncio.create_task(hands.work_for_ever())
            try:
                yield hands
            finally:
                await end_tasks({arq})
                await hands.put_down_all(within=5)
                await hands.close()

    return working


async def _put(key: str = "a") -> None:
    await queue.put([queue.waiting(Job(NAME, Work()), key, Call(), due_at=clock.now())])


async def _row() -> dict[str, Any]:
    [row] = await WaitingJob.select(WaitingJob.id, WaitingJob.tries, WaitingJob.worker, WaitingJob.next_try_at)
    return row


async def _is_done() -> bool:
    return not await WaitingJob.exists()


async def _is_put_back() -> bool:
    row = await _row()
    return row["worker"] is None and bool(row["next_try_at"] > clock.now())


async def _until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(20):
        while not await holds():  # noqa: ASYNC110 - a row in Postgres sets no asyncio.Event
            await asyncio.sleep(0.02)


async def test_what_is_handed_out_twice_is_run_once(at_work: AtWork, work: Work) -> None:
    work.may_end.clear()
    await _put()

    async with at_work() as hands:
        await hands.hand_out()
        await hands.hand_out()
        await _until(work.started)
        await hands.hand_out()
        work.may_end.set()
        await _until(_is_done)
        await hands.hand_out()
        await asyncio.sleep(0.3)

    assert work.runs == 1


@pytest.mark.parametrize(
    ("error", "tries", "seconds"),
    [
        (ValueError(), 1, BACK_OFF_SECONDS[0]),
        (Snooze(seconds=300), 0, 300),
        (ConnectionResetError("Postgres is away"), 0, 2),
        (OSError(28, "No space left on device"), 0, 2),
    ],
)
async def test_what_is_to_be_tried_again_is_put_back(
    at_work: AtWork, work: Work, error: Exception, tries: int, seconds: int
) -> None:
    work.error = error
    before = clock.now()
    await _put()

    async with at_work() as hands:
        await hands.hand_out()
        await _until(_is_put_back)

    row = await _row()
    assert (row["tries"], row["worker"]) == (tries, None)
    assert timedelta() <= row["next_try_at"] - before - timedelta(seconds=seconds) < timedelta(seconds=5)


async def test_a_job_that_gives_up_waits_for_a_person_only(at_work: AtWork, work: Work) -> None:
    work.error = GiveUp("no")
    await _put()

    async with at_work() as hands:
        await hands.hand_out()
        await _until(_is_done)

    assert await JobFailure.exists().where(JobFailure.job == NAME)


async def test_a_job_that_waited_until_it_was_no_more_is_shown(at_work: AtWork) -> None:
    await _put()

    async with at_work() as hands:
        await hands.hand_out()
        await _until(_is_done)

    [failure] = await JobFailure.select(JobFailure.job, JobFailure.attempts)
    assert failure == {"job": NAME, "attempts": 1}


async def test_what_an_emptied_redis_forgot_is_handed_out_again(
    at_work: AtWork, work: Work, redis_url: str, tmp_path: Path
) -> None:
    await _put()
    idle = Hands(redis_url, integrations_in(tmp_path), idle=lambda: None)
    await idle.hand_out()
    async with Redis.from_url(redis_url) as redis:
        await redis.flushdb()
    await idle.hand_out()
    await idle.close()

    async with at_work():
        await _until(_is_done)
        await asyncio.sleep(0.3)

    assert work.runs == 1


async def test_a_redis_that_is_emptied_while_a_job_runs_has_it_run_no_second_time(
    at_work: AtWork, work: Work, redis_url: str
) -> None:
    work.may_end.clear()
    await _put()

    async with at_work() as hands, Redis.from_url(redis_url) as redis:
        await hands.hand_out()
        await _until(work.started)
        await redis.flushdb()
        await hands.hand_out()
        await asyncio.sleep(0.3)
        work.may_end.set()
        await _until(_is_done)

    assert work.runs == 1


async def test_of_two_workers_that_were_handed_one_job_one_runs_it(at_work: AtWork, work: Work, redis_url: str) -> None:
    work.may_end.clear()
    await _put()

    async with at_work() as one, at_work() as other, Redis.from_url(redis_url) as redis:
        async with asyncio.TaskGroup() as group:
            for hands in (one, other):
                group.create_task(hands._run({}, str((await _row())["id"])))
            await _until(work.started)
            await redis.flushdb()
            await other.hand_out()
            await asyncio.sleep(0.3)
            work.may_end.set()
        await _until(_is_done)

    assert work.runs == 1


async def test_what_a_dead_worker_was_about_to_take_is_handed_out_anew(
    at_work: AtWork, work: Work, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.hands.STALE_SECONDS", 1)
    await _put()
    row = await _row()
    async with Redis.from_url(redis_url) as redis:
        await redis.set(f"arq:job:{row['id']}:0:0", b"", ex=160)
        await redis.set(f"arq:in-progress:{row['id']}:0:0", b"1", ex=160)

    async with at_work() as hands:
        await hands.hand_out()
        await asyncio.sleep(1.2)
        await hands.hand_out()
        await _until(_is_done)

    assert work.runs == 1


async def test_the_job_of_a_killed_worker_is_run_by_another(
    at_work: AtWork, work: Work, redis_url: str, tmp_path: Path
) -> None:
    await _put()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        DIES,
        str(tmp_path),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "REDIS_URL": redis_url},
    )
    assert process.stdout is not None
    async with asyncio.timeout(30):
        said = await process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    await process.wait()

    async with at_work() as hands, session(lambda: None) as other:

        async def is_done() -> bool:
            await other.hand_back()
            await hands.hand_out()
            return await _is_done()

        await _until(is_done)

    assert (said, work.runs) == (b"taken\n", 1)


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[Valkey]:
    """Run a Redis of the test's own, which may be stopped."""
    server = Valkey(tmp_path, durable=False)
    server.start()
    assert server.process is not None
    yield server
    server.process.send_signal(signal.SIGCONT)
    server.stop()
    rmtree(server.sockets, ignore_errors=True)


@pytest.fixture
async def serving(valkey: Valkey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[asyncio.Event]:
    """Have a whole worker serve, without a clock; yields what wakes it."""
    monkeypatch.setattr("jobs.schedule.SCHEDULE", ())
    woken = asyncio.Event()
    hands = Hands(valkey.url(), integrations_in(tmp_path), idle=woken.set)
    settings = Settings.from_env(os.environ)
    parts = [
        asyncio.create_task(part)
        for part in (jobs.worker._serve_for_ever(settings, hands, woken), hands.work_for_ever())
    ]
    yield woken
    for part in parts:
        part.cancel()
    await asyncio.wait(parts)
    await hands.put_down_all(within=5)
    await hands.close()


async def test_while_redis_hangs_the_queue_goes_on_and_then_the_jobs(
    valkey: Valkey, serving: asyncio.Event, work: Work
) -> None:
    await _put("before")
    serving.set()
    await _until(_is_done)
    assert valkey.process is not None

    valkey.process.send_signal(signal.SIGSTOP)
    await _put("meanwhile")
    began = time.monotonic()
    for _ in range(3):
        await WaitingJob.update({WaitingJob.worker: DEAD}).where(WaitingJob.key == "meanwhile")
        await _until(_is_anybodys)
    seconds_a_look = (time.monotonic() - began) / 3
    waits = not await _is_done()
    valkey.process.send_signal(signal.SIGCONT)
    await _until(_is_done)

    assert waits
    assert seconds_a_look < ANSWER_SECONDS + SWEEP_SECONDS + 1
    assert work.runs == 2


async def _is_anybodys() -> bool:
    return (await _row())["worker"] is None


async def test_a_worker_without_redis_says_so_in_one_sentence() -> None:
    settings = msgspec.structs.replace(Settings.from_env(os.environ), redis_url=None)

    with pytest.raises(SystemExit, match="REDIS_URL is not set"):
        await jobs.worker.work(settings)
