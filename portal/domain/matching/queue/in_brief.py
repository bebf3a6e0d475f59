"""What a payment is, in a line of the bell."""

from collections.abc import Collection
from uuid import UUID

import msgspec

from portal.domain.matching.queue.rows import payment_method
from tables.matching import NotificationState, PaymentNotification


class PaymentBrief(msgspec.Struct, frozen=True):
    """Who paid how much (in cents; None where the mail doesn't say), and whether somebody still has to decide."""

    payer: str
    amount_cents: int | None
    is_waiting: bool


async def payments_in_brief(ids: Collection[UUID]) -> dict[UUID, PaymentBrief]:
    """Return payment notifications by id; those out of scope are left out."""
    if not ids:
        return {}
    said = PaymentNotification
    rows = await said.select(said.id, said.payer_name, said.provider, said.amount_cents, said.state).where(
        said.id.is_in(list(ids))
    )
    return {
        row["id"]: PaymentBrief(
            payer=row["payer_name"] or payment_method(row["provider"]),
            amount_cents=row["amount_cents"],
            is_waiting=row["state"] == NotificationState.WAITING,
        )
        for row in rows
    }
