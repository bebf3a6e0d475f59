"""What customers have agreed to."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from tables.customers import ConsentChannel, ConsentEntry


async def has_consented(customer_id: UUID, channel: ConsentChannel) -> bool:
    """Say whether a customer agrees to be written to that way: their newest word."""
    row = (
        await ConsentEntry.select(ConsentEntry.is_given)
        .where((ConsentEntry.customer == customer_id) & (ConsentEntry.channel == channel))
        .order_by(ConsentEntry.id, ascending=False)
        .first()
    )
    return bool(row and row["is_given"])


async def consents_of(ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """Return what the rows of a person have agreed to and taken back, the newest first."""
    rows: list[dict[str, Any]] = (
        await ConsentEntry.select(
            ConsentEntry.channel,
            ConsentEntry.is_given,
            ConsentEntry.words,
            ConsentEntry.wording_version,
            ConsentEntry.created_at,
        )
        .where(ConsentEntry.customer.is_in(list(ids)))
        .order_by(ConsentEntry.id, ascending=False)
        .limit(20)
    )
    return rows
