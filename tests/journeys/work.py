"""Works off everything that events start, each job twice, as it may happen."""

import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from jobs import queue
from jobs.attempt import Ending, attempt
from jobs.by_name import job_named
from jobs.job import Call
from jobs.relay import relay
from portal.integrations.connect import Integrations, connect
from portal.settings import Settings
from tables.events import WaitingJob


class Ran(NamedTuple):
    """A job that ran, and how it ended."""

    job: str
    ending: Ending


def integrations_in(folder: Path) -> Integrations:
    """Connect to the outside world of a test: mail is kept in a folder."""
    return connect(msgspec.structs.replace(Settings.from_env(os.environ), data=folder, smtp=None, redis_url=None))


async def work_off(integrations: Integrations, *, until: datetime | None = None) -> list[Ran]:
    """Relay and run until nothing is left, or nothing that is due by then; every job bears being run twice."""
    settings = Settings.from_env(os.environ)
    ran: list[Ran] = []
    while True:
        while await relay(settings):
            pass
        todo = await _waiting(until)
        if not todo:
            return ran
        for row in todo:
            call = msgspec.json.decode(row.told, type=Call)
            for _ in range(2):
                outcome = await attempt(integrations, job_named(row.job), call, tries=1)
                ran.append(Ran(row.job, outcome.ending))
            await queue.finish(queue.Taken(row.id, row.job, call, 1))


async def _waiting(until: datetime | None) -> list[WaitingJob]:
    waiting = WaitingJob.objects().order_by(WaitingJob.due_at).order_by(WaitingJob.id)
    return await (waiting.where(WaitingJob.due_at <= until) if until else waiting)
