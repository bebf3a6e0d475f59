"""What is said to be sent for a booking."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec

from portal import clock
from tables.matching import DeclarationState, PaymentDeclaration

BELIEVED: Final = timedelta(days=10)
"""For so long an "I sent it" is waited for on the page of the customer."""
_MOST_SHOWN: Final = 20
_MOST_WAITED_FOR: Final = 5


class DeclaredPayment(msgspec.Struct, frozen=True):
    """A payment that somebody said they sent."""

    id: UUID
    method: str
    payer_name: str
    amount_cents: int
    sent_at: datetime
    is_gratuity: bool
    state: DeclarationState


async def declarations_of(booking_id: UUID) -> list[DeclaredPayment]:
    """Return all that was said to be sent, the newest first, whatever became of it."""
    rows = await (
        PaymentDeclaration.select(*_COLUMNS)
        .where(PaymentDeclaration.booking == booking_id)
        .order_by(PaymentDeclaration.id, ascending=False)
        .limit(_MOST_SHOWN)
    )
    return [_line(row) for row in rows]


async def declared_of(booking_id: UUID) -> list[DeclaredPayment]:
    """Return what was said to be sent and is not here yet, the newest first."""
    rows = await (
        PaymentDeclaration.select(*_COLUMNS)
        .where((PaymentDeclaration.booking == booking_id) & (PaymentDeclaration.state == DeclarationState.OPEN))
        .where(PaymentDeclaration.sent_at > clock.now() - BELIEVED)
        .order_by(PaymentDeclaration.id, ascending=False)
        .limit(_MOST_WAITED_FOR)
    )
    return [_line(row) for row in rows]


def _line(row: dict[str, Any]) -> DeclaredPayment:
    return DeclaredPayment(**row | {"state": DeclarationState(row["state"])})


_COLUMNS: Final = tuple(getattr(PaymentDeclaration, name) for name in DeclaredPayment.__struct_fields__)
