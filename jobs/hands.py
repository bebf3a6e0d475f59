"""The hands of a worker: arq runs what is due, and the database remembers it. arq is spoken here only.

Each look hands out everything that is due and nobody's, without a memory of what was handed out before: arq takes an
id once as long as Redis has it, and where Redis was emptied, the next look hands out the same again.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
import structlog
from arq import Worker, func
from arq.connections import ArqRedis
from redis.asyncio import ConnectionPool
from redis.exceptions import RedisError

from jobs import queue
from jobs.attempt import LONGEST, AttemptOutcome, Ending, attempt
from jobs.by_name import job_named
from jobs.queue import DueJob, Taken
from jobs.session import WorkerSession
from portal import clock
from portal.integrations.connect import Integrations
from portal.web.worker import be_heard
from tables.engine import is_away

QUEUE: Final = "portal:jobs"
RUN: Final = "run"
MOST: Final = 8
MOST_A_LOOK: Final = 100
MOST_RUNS: Final = 1_000_000
"""How often arq may run one id: the attempt counts the tries, and gives up long before."""
CUT_OFF: Final = LONGEST + timedelta(seconds=30)
"""When arq lets go of a job: later than the attempt ends it."""
ANSWER_SECONDS: Final = 2.0
PAUSE_SECONDS: Final = 1.0
HEARD_EVERY_SECONDS: Final = 5.0
STALE_SECONDS: Final = 20
"""Whoever was to take a job takes it within that time, or has died before: arq keeps its id for minutes."""
log = structlog.get_logger()


class Hands:
    """Does a few jobs at once, each until its end is written down, whatever becomes of Redis meanwhile."""

    def __init__(self, redis_url: str, integrations: Integrations, *, idle: Callable[[], None]) -> None:
        pool: ConnectionPool = ConnectionPool.from_url(
            redis_url, socket_connect_timeout=ANSWER_SECONDS, socket_timeout=ANSWER_SECONDS
        )
        self._redis = ArqRedis(pool, job_serializer=_write, job_deserializer=_read, default_queue_name=QUEUE)
        self._integrations = integrations
        self._idle = idle
        self._worker: int | None = None
        self._taking = asyncio.Lock()
        self._free = asyncio.Semaphore(MOST)
        self._busy: set[UUID] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def working_in(self, session: WorkerSession) -> AsyncIterator[None]:
        """Take jobs under a session's number as long as it lasts, and go on with those of the one before."""
        async with self._taking:
            await session.keep(self._busy)
            self._worker = session.number
        try:
            yield
        finally:
            self._worker = None

    async def hand_out(self) -> None:
        """Hand to arq what is due; where Redis does not answer, it waits for the next look."""
        waiting = await queue.due(most=MOST_A_LOOK)
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                for each in waiting:
                    await self._redis.enqueue_job(RUN, str(each.id), _job_id=_handed_out_as(each))
        except (RedisError, OSError) as error:  # of which a time that is over is one
            log.warning("jobs.not_handed_out", error=type(error).__name__)

    async def be_heard_for_ever(self) -> None:
        """Say every few seconds that this worker is at work; where its loop is stuck, that fades."""
        since = clock.now()
        while True:
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    await be_heard(self._redis, since=since)
            except (RedisError, OSError) as error:
                log.warning("worker.not_heard", error=type(error).__name__)
            await asyncio.sleep(HEARD_EVERY_SECONDS)

    async def work_for_ever(self) -> None:
        """Run what any worker has handed out, with one arq worker after the other: each ends when Redis goes away."""
        while True:
            arq = self._arq()
            try:
                await arq.async_run()
            except (RedisError, OSError) as error:
                log.warning("jobs.redis_away", error=type(error).__name__)
            finally:
                await _let_go(arq)
            await asyncio.sleep(PAUSE_SECONDS)

    async def put_down_all(self, *, within: float) -> None:
        """Let jobs end for some seconds, and put back those that do not."""
        tasks = set(self._tasks)
        if tasks:
            _, going_on = await asyncio.wait(tasks, timeout=within)
            for task in going_on:
                task.cancel()
            await asyncio.wait(tasks)

    async def close(self) -> None:
        """Hang up."""
        await self._redis.aclose(close_connection_pool=True)

    def _arq(self) -> Worker:
        run: Any = self._run  # arq's own type asks for parameters named as in its examples
        return Worker(
            functions=[func(run, name=RUN, max_tries=MOST_RUNS, timeout=CUT_OFF)],
            queue_name=QUEUE,
            redis_pool=self._redis,
            job_serializer=_write,
            job_deserializer=_read,
            max_jobs=MOST,
            poll_delay=0.05,
            keep_result=0,  # an id with a result is not taken again
            handle_signals=False,
            log_results=False,
        )

    async def _run(self, _context: dict[str, Any], job: str) -> None:
        """Run a job in a task of its own, which goes on when arq lets go of it."""
        task = asyncio.create_task(self._take(UUID(job)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.shield(task)

    async def _take(self, job: UUID) -> None:
        async with self._free:
            if taken := await self._taken(job):
                try:
                    await self._do(taken)
                finally:
                    self._busy.discard(taken.id)
                    if not self._busy:
                        self._idle()

    async def _taken(self, job: UUID) -> Taken | None:
        async with self._taking:  # a session that begins meanwhile keeps either what is taken here, or nothing of it
            if self._worker is None:
                return None
            try:
                taken = await queue.take(self._worker, job)
            except Exception as error:
                if not is_away(error):
                    raise
                log.warning("job.not_taken", error=type(error).__name__)
                return None
            if taken:
                self._busy.add(taken.id)
            return taken

    async def _do(self, taken: Taken) -> None:
        try:
            outcome = await attempt(self._integrations, job_named(taken.job), taken.call, tries=taken.tries)
        except asyncio.CancelledError:
            await _write_down(taken, AttemptOutcome(Ending.LATER))
            raise
        await _write_down(taken, outcome)


def _handed_out_as(due: DueJob) -> str:
    stale = (clock.now() - due.since) // timedelta(seconds=STALE_SECONDS)
    return f"{due.id}:{due.tries}:{stale}"


async def _let_go(arq: Worker) -> None:
    """End arq's side of the jobs that it ran, for a short time: Redis may not answer."""
    for task in arq.tasks.values():
        task.add_done_callback(lambda ended: ended.cancelled() or ended.exception())  # of Redis, which is known
        task.cancel()
    if arq.tasks:
        await asyncio.wait(arq.tasks.values(), timeout=PAUSE_SECONDS)


async def _write_down(taken: Taken, outcome: AttemptOutcome) -> None:
    """Write down how a job ended, whatever happens to the database meanwhile: nobody else is at it."""
    while True:
        try:
            if outcome.ending in (Ending.DONE, Ending.FAILED):
                await queue.finish(taken)
            else:
                after = timedelta(seconds=outcome.seconds)
                await queue.put_back(taken, after=after, counts=outcome.ending == Ending.AGAIN)
        except Exception as error:
            if not is_away(error):
                raise
            log.warning("job.not_written_down", job=taken.job, error=type(error).__name__)
            await asyncio.sleep(PAUSE_SECONDS)
        else:
            return


def _write(job: dict[str, Any]) -> bytes:
    return msgspec.json.encode(job, enc_hook=str)  # a result may be an exception


def _read(data: bytes) -> dict[str, Any]:
    return msgspec.json.decode(data, type=dict[str, Any])
