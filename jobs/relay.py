"""Carry events from the outbox to the jobs that react to them, at least once each."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any
from uuid import UUID

import msgspec

from jobs.by_name import job_named
from jobs.job import Call, Job
from jobs.reactions import REACTIONS
from portal import clock
from portal.domain.system import JobRetryRequested
from tables.events import DomainEvent, OutboxEntry
from tables.unit_of_work import atomic

Enqueue = Callable[[Job, str, Call], Awaitable[None]]

_JOBS = {event.name: jobs for event, jobs in REACTIONS.items()}


@atomic
async def relay(enqueue: Enqueue, *, batch: int = 100) -> int:
    """Enqueue the reactions to a batch of events, and return how many events there were.

    It takes entries that are not relayed yet, never "positions after the last one": a sequence has gaps while
    transactions are open, and whoever skips a gap loses an event. Several relays may run. Dying here enqueues again,
    which jobs bear.
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
    for event in sorted(events, key=lambda event: event.id):  # ids sort by time
        for job, call in _reactions(event):
            await enqueue(job, f"{event.id}:{job.name}", call)
    await OutboxEntry.update({OutboxEntry.relayed_at: clock.now()}).where(
        OutboxEntry.id.is_in([entry.id for entry in entries])
    )
    return len(entries)


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
        facts=facts | {"stream_id": str(event.stream_id)},
    )
    for job in _JOBS.get(event.name, ()):
        yield job, call
