"""Works off everything that events start, each job twice, as it may happen."""

import os
from pathlib import Path
from typing import NamedTuple

import msgspec

from jobs.attempt import Ending, attempt
from jobs.job import Call, Job
from jobs.relay import relay
from portal.integrations.connect import Integrations, connect
from portal.settings import Settings


class Ran(NamedTuple):
    """A job that ran, and how it ended."""

    job: str
    ending: Ending


def integrations_in(folder: Path) -> Integrations:
    """Connect to the outside world of a test: mail is kept in a folder."""
    return connect(msgspec.structs.replace(Settings.from_env(os.environ), data=folder, smtp=None, redis_url=None))


async def work_off(integrations: Integrations) -> list[Ran]:
    """Relay and run until nothing is left; every job bears being run twice."""
    ran: list[Ran] = []
    while True:
        todo: list[tuple[Job, Call]] = []

        async def put(job: Job, _job_id: str, call: Call, todo: list[tuple[Job, Call]] = todo) -> None:
            told = msgspec.json.decode(msgspec.json.encode(call), type=Call)  # as it goes through the queue
            todo.append((job, told))

        if not await relay(put):
            return ran
        for job, call in todo:
            for _ in range(2):
                outcome = await attempt(integrations, job, call, tries=1)
                ran.append(Ran(job.name, outcome.ending))
