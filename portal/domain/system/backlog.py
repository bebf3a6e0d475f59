"""How much work waits, and since when."""

from datetime import datetime, timedelta
from typing import Final

import msgspec
from piccolo.columns import Timestamptz
from piccolo.columns.combination import Where
from piccolo.query.functions import Count, Min

from tables.base import PlatformTable
from tables.events import OutboxEntry, WaitingJob

LONGEST_WAIT: Final = timedelta(minutes=2)


class Backlog(msgspec.Struct, frozen=True):
    """What is due and not done: events whose reactions are not in the queue yet, and jobs in it."""

    count: int
    since: datetime | None

    def is_late(self, *, now: datetime) -> bool:
        """Say whether something waits for longer than it may."""
        return self.since is not None and now - self.since > LONGEST_WAIT


async def backlog(*, now: datetime) -> Backlog:
    """Return what waits in the whole installation; what is to wait until later is not due yet."""
    events = await _waiting(OutboxEntry, OutboxEntry.created_at, OutboxEntry.relayed_at.is_null())
    jobs = await _waiting(WaitingJob, WaitingJob.due_at, WaitingJob.due_at <= now)
    return Backlog(events.count + jobs.count, min(filter(None, (events.since, jobs.since)), default=None))


async def _waiting(table: type[PlatformTable], since: Timestamptz, condition: Where) -> Backlog:
    row = await table.select(Count().as_alias("count"), Min(since).as_alias("since")).where(condition).first()
    return Backlog(**row) if row else Backlog(0, None)
