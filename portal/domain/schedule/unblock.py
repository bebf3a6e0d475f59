"""Open a date again that was blocked."""

from uuid import UUID

from portal import clock
from portal.domain.events import record
from portal.domain.schedule.events import DateUnblocked
from tables.schedule import BlockedDate
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def unblock(blocked_id: UUID) -> BlockedDate:
    """Let a date, or one of its slots, take parties again; one that was opened already stays so."""
    row = await BlockedDate.one(blocked_id, lock=True)
    with stations(row.station):
        row.deleted_at = clock.now()
        await row.save([BlockedDate.deleted_at])
        await record(DateUnblocked(stream_id=row.id))
    return row
