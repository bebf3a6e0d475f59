"""Give received money to bookings: the part that every decision about money shares."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from portal.domain import payments
from tables.matching import DeclarationState, PaymentDeclaration
from tables.payments import AllocationKind, CateringPayment, Payment
from tables.scope import stations


class AllocationPart(msgspec.Struct, frozen=True):
    """Cents for a booking: towards its price, as a gratuity, or parked as its customer's credit."""

    booking_id: UUID
    amount_cents: int
    kind: AllocationKind = AllocationKind.BOOKING


async def allocate_parts(received: CateringPayment, parts: Sequence[AllocationPart], *, decision_id: UUID) -> None:
    """Put each part where it belongs; what the payer declared of this money is met with it."""
    for part in parts:
        payment = await payments.allocate(
            received.id,
            booking_id=part.booking_id,
            amount_cents=part.amount_cents,
            kind=part.kind,
            decision_id=decision_id,
        )
        if part.kind != AllocationKind.CREDIT:
            await _meet_declarations(payment, received, decision_id)


async def _meet_declarations(payment: Payment, received: CateringPayment, decision_id: UUID) -> None:
    with stations(payment.station):
        await PaymentDeclaration.update(
            {PaymentDeclaration.state: DeclarationState.MET, PaymentDeclaration.met_by: decision_id}
        ).where(
            (PaymentDeclaration.booking == payment.booking)
            & (PaymentDeclaration.amount_cents == received.gross_cents)
            & (PaymentDeclaration.payer_index == received.payer_index)
            & (PaymentDeclaration.state == DeclarationState.OPEN)
        )


async def reopen_declarations(decision_id: UUID) -> None:
    """Expect the declared money again that a decision had met."""
    rows = await PaymentDeclaration.select(PaymentDeclaration.id, PaymentDeclaration.station).where(
        PaymentDeclaration.met_by == decision_id
    )
    for row in rows:
        with stations(row["station"]):
            await PaymentDeclaration.update(
                {PaymentDeclaration.state: DeclarationState.OPEN, PaymentDeclaration.met_by: None}
            ).where(PaymentDeclaration.id == row["id"])
