"""Who pays for a customer, and who was told apart from them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from tables.matching import PayerAlias, RefusedPair
from tables.payments import CateringPayment


async def aliases_of(ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """Return the payers who are known to pay for the rows of a person."""
    rows: list[dict[str, Any]] = (
        await PayerAlias.select(PayerAlias.id, PayerAlias.payer_name, PayerAlias.confirmations, PayerAlias.created_at)
        .where(PayerAlias.customer.is_in(list(ids)))
        .order_by(PayerAlias.id)
    )
    return rows


async def refusals_of(customer_id: UUID) -> list[dict[str, Any]]:
    """Return the payers that a person was told apart from, by the name on a payment of theirs."""
    pairs = await RefusedPair.select(RefusedPair.id, RefusedPair.payer_index, RefusedPair.created_at).where(
        RefusedPair.customer == customer_id
    )
    if not pairs:
        return []
    rows = await CateringPayment.select(CateringPayment.payer_index, CateringPayment.payer_name).where(
        CateringPayment.payer_index.is_in([pair["payer_index"] for pair in pairs])
    )
    names = {row["payer_index"]: row["payer_name"] for row in rows}
    return [{**pair, "payer_name": names.get(pair["payer_index"])} for pair in pairs]
