"""Give received money to bookings: the part that every decision about money shares."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from portal.domain import payments
from tables.bookings import Booking
from tables.matching import CateringPayment, DeclarationState, PaymentDeclaration
from tables.payments import AllocationKind
from tables.scope import stations


class Part(msgspec.Struct, frozen=True):
    """Cents for a booking: towards its price, as a gratuity, or parked as its customer's credit."""

    booking_id: UUID
    amount_cents: int
    kind: AllocationKind = AllocationKind.BOOKING


async def give(received: CateringPayment, parts: Sequence[Part], *, decision_id: UUID) -> None:
    """Put each part where it belongs; a declaration of this money is met with it."""
    for part in parts:
        await payments.allocate(
            received.id,
            booking_id=part.booking_id,
            amount_cents=part.amount_cents,
            kind=part.kind,
            decision_id=decision_id,
        )
        await _meet_declarations(part.booking_id, received.gross_cents)


async def _meet_declarations(booking_id: UUID, gross_cents: int) -> None:
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        await PaymentDeclaration.update({PaymentDeclaration.state: DeclarationState.MET}).where(
            (PaymentDeclaration.booking == booking.id)
            & (PaymentDeclaration.amount_cents == gross_cents)
            & (PaymentDeclaration.state == DeclarationState.OPEN)
        )
