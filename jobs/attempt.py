"""One attempt at a job, and what follows from how it ended."""

import asyncio
from datetime import timedelta
from enum import StrEnum
from typing import Final, NamedTuple

import structlog

from jobs.job import Call, GiveUp, Job, Snooze
from portal.domain import system
from portal.domain.errors import Refused
from portal.domain.events import EditConflict
from portal.integrations.connect import Integrations
from portal.integrations.errors import VendorRefused
from tables.base import RowMissing
from tables.engine import is_away
from tables.scope import ALL_STATIONS, scoped

BACK_OFF_SECONDS = (5, 30, 120, 600, 1800)
MOST_TRIES: Final = len(BACK_OFF_SECONDS) + 1
LONGEST: Final = timedelta(seconds=120)
AWAY_SECONDS: Final = 2
log = structlog.get_logger()


class Ending(StrEnum):
    """How an attempt ended."""

    DONE = "done"
    AGAIN = "again"
    LATER = "later"
    FAILED = "failed"


class AttemptOutcome(NamedTuple):
    """How it ended, and after how many seconds the job runs again, if it does."""

    ending: Ending
    seconds: int = 0


async def attempt(integrations: Integrations, job: Job, call: Call, *, tries: int) -> AttemptOutcome:
    """Run a job for at most two minutes; `tries` counts this attempt.

    One that gave up, or has used up its attempts, waits on the page of failures. That the database is away, or the disk
    full, is no fault of the job: it runs again when they are back, however long that takes.
    """
    try:
        return await _attempt(integrations, job, call, tries=tries)
    except Exception as error:
        if not is_away(error):
            raise
        log.warning("job.database_away", job=job.name, error=type(error).__name__)
        return AttemptOutcome(Ending.LATER, AWAY_SECONDS)


async def _attempt(integrations: Integrations, job: Job, call: Call, *, tries: int) -> AttemptOutcome:
    if tries > MOST_TRIES:  # attempts that end are counted below: the last one took its process along
        return await _fail(job, call, tries, GiveUp("The worker ended each time before the job did."))
    try:
        async with asyncio.timeout(LONGEST.total_seconds()):
            await job(integrations, call)
    except Snooze as snooze:
        return AttemptOutcome(Ending.LATER, snooze.seconds)
    except Exception as error:
        if is_away(error):
            raise
        if _is_final(error) or tries >= MOST_TRIES:
            return await _fail(job, call, tries, error)
        log.warning("job.again", job=job.name, error=type(error).__name__, tries=tries)
        return AttemptOutcome(Ending.AGAIN, BACK_OFF_SECONDS[tries - 1])
    return AttemptOutcome(Ending.DONE)


def _is_final(error: Exception) -> bool:
    """Say whether trying again is of no use; somebody who was first has changed what the next try finds."""
    return isinstance(error, GiveUp | Refused | VendorRefused | RowMissing) and not isinstance(error, EditConflict)


async def _fail(job: Job, call: Call, tries: int, error: Exception) -> AttemptOutcome:
    log.error("job.failed", job=job.name, error=type(error).__name__, tries=tries)
    with scoped(ALL_STATIONS):
        await system.fail_job(
            job.name,
            event_id=call.event_id,
            business=call.business,
            stations=call.stations,
            facts=call.facts,
            attempts=tries,
            error=error,
        )
    return AttemptOutcome(Ending.FAILED)
