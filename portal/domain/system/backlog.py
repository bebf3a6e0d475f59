"""How much work waits, and since when."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from tables.sql import platform

LONGEST_WAIT: Final = timedelta(minutes=2)
_WAITING: Final = """
SELECT sum(count)::int AS count, min(since) AS since FROM (
  SELECT count(*), min(created_at) AS since FROM system.outbox_entries WHERE relayed_at IS NULL
  UNION ALL SELECT count(*), min(due_at) FROM system.waiting_jobs WHERE due_at <= $1) AS waiting
"""


class Backlog(msgspec.Struct, frozen=True):
    """What is due and not done: events whose reactions are not in the queue yet, and jobs in it."""

    count: int
    since: datetime | None

    def is_late(self, *, now: datetime) -> bool:
        """Say whether something waits for longer than it may."""
        return self.since is not None and now - self.since > LONGEST_WAIT


async def backlog(*, now: datetime) -> Backlog:
    """Return what waits in the whole installation; what is to wait until later is not due yet."""
    (row,) = await platform(_WAITING, now)
    return Backlog(row["count"], row["since"])
