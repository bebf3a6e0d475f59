"""Take back an "I sent it"."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.matching.events import PaymentDeclarationWithdrawn
from tables.base import RowMissing
from tables.matching import DeclarationState, PaymentDeclaration
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def withdraw_declaration(declaration_id: UUID, *, booking_id: UUID) -> PaymentDeclaration:
    """Look out no longer for what a customer said they had sent; what came meanwhile stays.

    Raises:
        RowMissing: the booking has none like it.

    """
    declaration: PaymentDeclaration = await PaymentDeclaration.one(declaration_id, lock=True)
    if declaration.booking != booking_id:
        raise RowMissing("PaymentDeclaration")
    if declaration.state != DeclarationState.OPEN:
        return declaration
    with stations(declaration.station):
        declaration.state = DeclarationState.WITHDRAWN
        await declaration.save([PaymentDeclaration.state])
        await record(
            PaymentDeclarationWithdrawn(
                stream_id=declaration.id, booking_id=booking_id, amount_cents=declaration.amount_cents
            )
        )
    return declaration
