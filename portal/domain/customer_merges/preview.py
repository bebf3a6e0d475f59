"""Show what a merge would do, before it is done."""

from uuid import UUID

import msgspec

from portal.domain.customer_merges.merge import NotMergeable
from portal.domain.customer_merges.moving import rows_of
from tables.customers import ConsentEntry, Customer
from tables.inbox import MessageThread
from tables.payments import Payment


class MergePreview(msgspec.Struct, frozen=True, kw_only=True):
    """What would move, by table, and what would stay with the address that it was sent to."""

    kept: UUID
    gone: UUID
    moves: dict[str, int]
    tags: list[str]
    merged: int
    refused: int
    withdrawn: int
    threads: int
    consents: int
    payments: int


async def preview(kept_id: UUID, gone_id: UUID) -> MergePreview:
    """Count what a merge would do; nothing is written.

    Raises:
        NotMergeable: they cannot be made one.

    """
    kept, gone = await Customer.one(kept_id), await Customer.one(gone_id)
    if kept.id == gone.id or kept.station != gone.station or kept.merged_into or gone.merged_into:
        raise NotMergeable("These two cannot be made one.")
    moved = await rows_of(gone, kept=kept)
    return MergePreview(
        kept=kept.id,
        gone=gone.id,
        moves={name: len(ids) for name, ids in moved.rows.items()},
        tags=moved.tags,
        merged=len(moved.merged),
        refused=len(moved.refused),
        withdrawn=len(moved.withdrawn),
        threads=await MessageThread.count().where(MessageThread.customer == gone.id),
        consents=await ConsentEntry.count().where(ConsentEntry.customer == gone.id),
        payments=await _payments(moved.rows["bookings"]),
    )


async def _payments(bookings: list[UUID]) -> int:
    return await Payment.count().where(Payment.booking.is_in(bookings)) if bookings else 0
