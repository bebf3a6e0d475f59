"""The merges behind a customer."""

from datetime import datetime
from uuid import UUID

import msgspec

from tables.customers import CustomerMerge


class MergeLine(msgspec.Struct, frozen=True):
    """A merge that stands."""

    id: UUID
    gone: UUID
    merged_by: UUID | None
    created_at: datetime


async def merges_of(customer_id: UUID) -> list[MergeLine]:
    """Return the merges into a customer that have not been undone, newest first."""
    rows = (
        await CustomerMerge.select(
            CustomerMerge.id, CustomerMerge.gone, CustomerMerge.merged_by, CustomerMerge.created_at
        )
        .where((CustomerMerge.kept == customer_id) & CustomerMerge.undone_at.is_null())
        .order_by(CustomerMerge.id, ascending=False)
        .limit(20)
    )
    return [MergeLine(**row) for row in rows]
