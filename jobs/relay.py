"""Carry events from the outbox to the queue: each event becomes the jobs that react to it, in one transaction."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec

from jobs import queue
from jobs.by_name import job_named
from jobs.job import Call, Job
from jobs.reactions import REACTIONS
from portal import clock
from portal.domain.system import JobRetryRequested
from portal.settings import Settings
from tables.events import DomainEvent, OutboxEntry, WaitingJob
from tables.unit_of_work import atomic

_JOBS = {event.name: jobs for event, jobs in REACTIONS.items()}


@atomic
async def relay(settings: Settings, *, batch: int = 100) -> int:
    """Put the reactions to a batch of events into the queue, and return how many events there were.

    It takes entries that are not relayed yet, never "positions after the last one": a sequence has gaps while
    transactions are open, and whoever skips a gap loses an event. Several relays may run.
    """
    entries = await (
        OutboxEntry.objects()
        .where(OutboxEntry.relayed_at.is_null())
        .order_by(OutboxEntry.position)
        .limit(batch)
        .lock_rows("UPDATE", skip_locked=True)
    )
    if not entries:
        return 0
    events = await DomainEvent.objects().where(DomainEvent.id.is_in([entry.event for entry in entries]))
    in_order = sorted(events, key=lambda event: event.id)  # ids sort by time
    await queue.put([_waiting(event, job, call, settings) for event in in_order for job, call in _reactions(event)])
    await OutboxEntry.update({OutboxEntry.relayed_at: clock.now()}).where(
        OutboxEntry.id.is_in([entry.id for entry in entries])
    )
    return len(entries)


def _waiting(event: DomainEvent, job: Job, call: Call, settings: Settings) -> WaitingJob:
    return queue.waiting(job, f"{event.id}:{job.name}", call, due_at=event.created_at + job.delay(settings))


def _reactions(event: DomainEvent) -> Iterable[tuple[Job, Call]]:
    facts: dict[str, Any] = msgspec.json.decode(event.facts)
    if event.name == JobRetryRequested.name:
        again = msgspec.convert(facts, Call, strict=False)
        yield job_named(facts["job"]), again
        return
    call = Call(
        event_id=event.id,
        business=event.business,
        stations=msgspec.json.decode(event.stations, type=tuple[UUID, ...]),
        event=event.name,
        facts=facts | {"stream_id": str(event.stream_id)},
    )
    for job in _JOBS.get(event.name, ()):
        yield job, call
