"""The queue: jobs that are not done yet, as rows beside everything else that the portal knows.

Whatever happens to Redis or to a worker loses none of them: a job waits until its end is written down.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from jobs.job import Call, Job
from portal import clock
from tables.events import WaitingJob
from tables.sql import platform

_TAKE: Final = """
UPDATE system.waiting_jobs SET worker = $1, tries = tries + 1
WHERE id = $2 AND worker IS NULL AND next_try_at <= $3
RETURNING id, job, told, tries
"""

_NOT_LATER: Final = """
UPDATE system.waiting_jobs SET next_try_at = $1::timestamptz + ($2::interval[])[least(tries, $3::int) + 1]
WHERE worker IS NULL AND next_try_at > $1::timestamptz + ($2::interval[])[least(tries, $3::int) + 1]
"""


class DueJob(NamedTuple):
    """A job that is nobody's, the tries that it has had, and since when it may be tried again."""

    id: UUID
    tries: int
    since: datetime


class Taken(NamedTuple):
    """A job that a worker is at; `tries` counts this one."""

    id: UUID
    job: str
    call: Call
    tries: int


def waiting(job: Job, key: str, call: Call, *, due_at: datetime) -> WaitingJob:
    """Return a job as it waits; of those with one key (`event:job`) only one does."""
    return WaitingJob(key=key, job=job.name, told=msgspec.json.encode(call).decode(), due_at=due_at, next_try_at=due_at)


async def put(jobs: Sequence[WaitingJob]) -> None:
    """Have jobs wait, unless they wait already."""
    if jobs:
        await WaitingJob.insert(*jobs).on_conflict(target=(WaitingJob.key,), action="DO NOTHING")


async def due(*, most: int) -> list[DueJob]:
    """Return some of the jobs that are due and nobody's, those that wait the longest first."""
    rows = await (
        WaitingJob.select(WaitingJob.id, WaitingJob.tries, WaitingJob.next_try_at)
        .where(WaitingJob.worker.is_null(), WaitingJob.next_try_at <= clock.now())
        .order_by(WaitingJob.next_try_at)
        .order_by(WaitingJob.id)
        .limit(most)
    )
    return [DueJob(row["id"], row["tries"], row["next_try_at"]) for row in rows]


async def take(worker: int, job: UUID) -> Taken | None:
    """Give a worker a job, unless it is another's, done, or put off meanwhile."""
    for row in await platform(_TAKE, worker, job, clock.now()):
        return Taken(row["id"], row["job"], msgspec.json.decode(row["told"], type=Call), row["tries"])
    return None


async def not_later(pauses: Sequence[timedelta]) -> None:
    """Bring near what would wait for longer than jobs do after so many tries: the clock was ahead when it was put off.

    The first pause is of those that were not tried yet.
    """
    await platform(_NOT_LATER, clock.now(), list(pauses), len(pauses) - 1)


async def finish(taken: Taken) -> None:
    """Take a job off the queue: it is done, or waits for a person now."""
    await WaitingJob.delete().where(WaitingJob.id == taken.id)


async def put_back(taken: Taken, *, after: timedelta = timedelta(), counts: bool = True) -> None:
    """Have a job tried again after a while; `counts` says whether this was one of its tries."""
    await WaitingJob.update(
        {
            WaitingJob.worker: None,
            WaitingJob.next_try_at: clock.now() + after,
            WaitingJob.tries: taken.tries if counts else taken.tries - 1,
        }
    ).where(WaitingJob.id == taken.id)
