"""The hands of a worker: the few jobs that it is at."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Final
from uuid import UUID

import structlog

from jobs import queue
from jobs.attempt import Ending, Outcome, attempt
from jobs.by_name import job_named
from jobs.queue import Taken
from portal.integrations.connect import Integrations
from tables.engine import is_away

MOST: Final = 8
PAUSE_SECONDS: Final = 1.0
log = structlog.get_logger()


class Hands:
    """Does jobs at once, a few of them, each until its end is written down."""

    def __init__(self, integrations: Integrations, *, freed: Callable[[], None], most: int = MOST) -> None:
        self._integrations = integrations
        self._freed = freed
        self._most = most
        self._busy: dict[UUID, asyncio.Task[None]] = {}

    @property
    def busy(self) -> frozenset[UUID]:
        """Return the jobs that are being done."""
        return frozenset(self._busy)

    async def take(self, worker: int) -> None:
        """Take as many jobs as there are hands free."""
        if free := self._most - len(self._busy):
            for taken in await queue.take(worker, most=free):
                task = asyncio.create_task(self._do(taken), name=f"job:{taken.job}")
                self._busy[taken.id] = task
                task.add_done_callback(lambda _, taken=taken: self._put_down(taken))  # type: ignore[misc]

    async def put_down_all(self, *, within: float) -> None:
        """Let jobs end for some seconds, and put back those that do not."""
        tasks = set(self._busy.values())
        if tasks:
            _, going_on = await asyncio.wait(tasks, timeout=within)
            for task in going_on:
                task.cancel()
            await asyncio.wait(tasks)

    def _put_down(self, taken: Taken) -> None:
        self._busy.pop(taken.id, None)
        self._freed()

    async def _do(self, taken: Taken) -> None:
        try:
            outcome = await attempt(self._integrations, job_named(taken.job), taken.call, tries=taken.tries)
        except asyncio.CancelledError:
            await _write_down(taken, Outcome(Ending.LATER))
            raise
        await _write_down(taken, outcome)


async def _write_down(taken: Taken, outcome: Outcome) -> None:
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
