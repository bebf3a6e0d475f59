"""What customers have agreed to."""

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
