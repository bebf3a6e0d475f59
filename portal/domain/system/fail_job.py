"""Put a job that gave up onto the page of failures."""

import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from portal.domain.events import record
from portal.domain.system.events import JobFailed
from tables.system import JobFailure
from tables.unit_of_work import atomic

HOME = Path(__file__).resolve().parents[3]


@atomic
async def fail_job(
    job: str,
    *,
    event_id: UUID | None,
    business: UUID | None,
    stations: Sequence[UUID],
    facts: Mapping[str, Any],
    attempts: int,
    error: BaseException,
) -> JobFailure:
    """Keep what a job was told, what kind of error ended it, and where; the error's text may name people: it goes."""
    failure = JobFailure(
        job=job,
        event=event_id,
        business=business,
        stations=msgspec.json.encode(stations).decode(),
        arguments=msgspec.json.encode(facts).decode(),
        attempts=attempts,
        error=_kind_and_place(error),
    )
    await failure.save()
    await record(JobFailed(stream_id=failure.id, job=job))
    return failure


def _kind_and_place(error: BaseException) -> str:
    """Return `ValueError at portal/domain/matching/match.py:42`: the innermost line that is ours."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(frame.filename)]
    place = f" at {Path(frames[-1].filename).relative_to(HOME)}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def _is_ours(filename: str) -> bool:
    path = Path(filename)
    return path.is_relative_to(HOME) and path.relative_to(HOME).parts[0] in {"portal", "tables", "jobs"}
