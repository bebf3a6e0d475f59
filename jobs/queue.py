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

# a materialized part, as the planner may otherwise run its LIMIT more than once
_TAKE: Final = """
WITH due AS MATERIALIZED (
  SELECT id FROM system.waiting_jobs WHERE worker IS NULL AND next_try_at <= $2
  ORDER BY next_try_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
UPDATE system.waiting_jobs waiting SET worker = $1, tries = waiting.tries + 1 FROM due WHERE waiting.id = due.id
RETURNING waiting.id, waiting.job, waiting.told, waiting.tries
"""


_NOT_LATER: Final = """
UPDATE system.waiting_jobs SET next_try_at = $1::timestamptz + ($2::interval[])[least(tries, $3::int) + 1]
WHERE worker IS NULL AND next_try_at > $1::timestamptz + ($2::interval[])[least(tries, $3::int) + 1]
"""


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


async def take(worker: int, *, most: int) -> list[Taken]:
    """Give a worker some of the jobs that are due and nobody's, those that wait the longest first."""
    rows = await platform(_TAKE, worker, clock.now(), most)
    return [Taken(row["id"], row["job"], msgspec.json.decode(row["told"], type=Call), row["tries"]) for row in rows]


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
