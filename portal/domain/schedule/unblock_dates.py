"""Open several dates again that were blocked in one go."""

from datetime import date
from uuid import UUID

from portal.domain.schedule.unblock import unblock
from tables.schedule import BlockedDate
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def unblock_dates(blocked_id: UUID, *, last: date) -> list[BlockedDate]:
    """Let the dates from a blocked one to the last take parties again, as far as they were blocked with it."""
    first = await BlockedDate.one(blocked_id, lock=True)
    with stations(first.station):
        rows = (
            await BlockedDate.select(BlockedDate.id)
            .where(BlockedDate.id >= first.id)  # ids are in the order of time: what was blocked before stays so
            .where(BlockedDate.blocked_date >= first.blocked_date)
            .where(BlockedDate.blocked_date <= last)
            .where(BlockedDate.reason == first.reason)
            .where(
                BlockedDate.starts_minute.is_null()
                if first.starts_minute is None
                else BlockedDate.starts_minute == first.starts_minute
            )
            .order_by(BlockedDate.blocked_date)
        )
        return [await unblock(row["id"]) for row in rows]
