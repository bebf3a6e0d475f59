"""Correct an "I sent it"."""

from datetime import datetime
from uuid import UUID

from portal.domain.matching.declare import declare
from portal.domain.matching.withdraw_declaration import withdraw_declaration
from tables.matching import PaymentDeclaration
from tables.unit_of_work import atomic


@atomic
async def correct_declaration(
    declaration_id: UUID, *, booking_id: UUID, method: str, payer_name: str, amount_cents: int, sent_at: datetime
) -> PaymentDeclaration:
    """Put another "I sent it" in the place of one, and return it. Refuses what `declare` does."""
    before = await withdraw_declaration(declaration_id, booking_id=booking_id)
    return await declare(
        booking_id,
        method=method,
        payer_name=payer_name,
        amount_cents=amount_cents,
        sent_at=sent_at,
        is_gratuity=before.is_gratuity,
    )
