"""Every job by its name: names outlive the functions that waiting jobs were put in the queue for."""

from typing import Any

from jobs import system
from jobs.job import GiveUp, Job
from jobs.reactions import REACTIONS
from jobs.schedule import SCHEDULE

BY_NAME: dict[str, Job] = {
    job.name: job
    for job in (
        *(job for jobs in REACTIONS.values() for job in jobs),
        *(scheduled.job for scheduled in SCHEDULE),
        system.collect,  # woken by the watch over the mailboxes
    )
}


def job_named(name: str) -> Job:
    """Return a job, or one in its place that fails, so that work of a job that is no more is seen."""
    return BY_NAME.get(name) or Job(name, _is_no_more)


async def _is_no_more(*_: Any, **_facts: Any) -> None:
    raise GiveUp("There is no job of this name any more.")
