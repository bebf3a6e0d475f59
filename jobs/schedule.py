"""What the clock starts: one table."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from jobs import bookings, chefs, customers, drafts, mailings, matching, payments, queue, system, waitlist
from jobs.job import Call, Job
from portal import clock
from tables.scope import ALL_STATIONS, scoped
from tables.stations import Station


class Scheduled(NamedTuple):
    """A job, how often it runs, and whether it runs in the scope of each business or of everything."""

    job: Job
    every: timedelta
    each_business: bool = False


SCHEDULE: tuple[Scheduled, ...] = (
    Scheduled(system.sweep, timedelta(minutes=2)),
    Scheduled(system.watch_sources, timedelta(minutes=15)),
    Scheduled(system.make_partitions, timedelta(days=1)),
    Scheduled(system.forget_forms, timedelta(days=1), each_business=True),
    Scheduled(waitlist.expire_offers, timedelta(minutes=10), each_business=True),
    Scheduled(matching.end_holds, timedelta(minutes=1), each_business=True),
    Scheduled(matching.make_findable, timedelta(minutes=1), each_business=True),
    Scheduled(customers.make_findable, timedelta(minutes=1), each_business=True),
    Scheduled(matching.end_snoozes, timedelta(minutes=1)),
    Scheduled(bookings.complete_past, timedelta(minutes=30), each_business=True),
    Scheduled(mailings.queue_due, timedelta(hours=1), each_business=True),
    Scheduled(drafts.purge, timedelta(days=1), each_business=True),
    Scheduled(chefs.end_due, timedelta(hours=1), each_business=True),
    Scheduled(payments.reconcile_ledger, timedelta(days=1), each_business=True),
)


class Timekeeper:
    """Puts each scheduled job into the queue in each of its intervals, unless it still waits from the one before."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    async def put_due(self) -> None:
        """Put what the clock asks for; an interval that the clock jumps back to counts as a new one."""
        for scheduled in SCHEDULE:
            interval = int(clock.now().timestamp() // scheduled.every.total_seconds())
            if self._last.get(scheduled.job.name) != interval:
                await _put(scheduled)
                self._last[scheduled.job.name] = interval


async def _put(scheduled: Scheduled) -> None:
    now = clock.now()
    await queue.put(
        [
            queue.waiting(scheduled.job, f"clock:{scheduled.job.name}:{name}", call, due_at=now)
            async for name, call in _calls(scheduled)
        ]
    )


async def _calls(scheduled: Scheduled) -> AsyncIterator[tuple[str, Call]]:
    """Yield what a scheduled job is told, with a name for each: once, or once for each business."""
    if not scheduled.each_business:
        yield "all", Call()
        return
    with scoped(ALL_STATIONS):
        rows = await Station.select(Station.id, Station.business)
    stations: dict[UUID, list[UUID]] = {}
    for row in rows:
        stations.setdefault(row["business"], []).append(row["id"])
    for business, ids in stations.items():
        yield str(business), Call(business=business, stations=tuple(ids))
