"""Tell what happened once more to those who react to it."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from tables.sql import platform
from tables.unit_of_work import atomic

_TELL_AGAIN: Final = """
WITH again AS (
  UPDATE system.outbox_entries entry SET relayed_at = NULL FROM system.domain_events happened
  WHERE happened.id = entry.event AND happened.name = $1 AND happened.stream_id = ANY($2::uuid[]) RETURNING entry.id)
SELECT count(*) AS events, pg_notify('outbox', '') FROM again
"""


@atomic
async def tell_again(name: str, stream_ids: Sequence[UUID]) -> int:
    """Have the events of this name, of these streams, reacted to again; return how many they are.

    Who has reacted to one does not do so a second time.
    """
    (row,) = await platform(_TELL_AGAIN, name, list(stream_ids))
    return int(row["events"])
