"""What received money was put towards."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import msgspec

from tables.columns import among
from tables.payments import AllocationKind, CateringPayment, DeliveryState, Payment, Receipt


class LedgerEntry(msgspec.Struct, frozen=True):
    """One entry of the ledger, in cents; negative ones take back."""

    id: UUID
    received: UUID
    booking: UUID | None
    kind: AllocationKind
    taken_from: AllocationKind
    amount_cents: int
    reverses: UUID | None
    decision: UUID | None
    created_at: datetime

    @property
    def account(self) -> AllocationKind:
        """Return the kind of account that it makes larger or smaller: a refund is taken from one of the others."""
        return self.taken_from if self.kind == AllocationKind.REFUND else self.kind


class ReceiptLine(msgspec.Struct, frozen=True):
    """A receipt as it was mailed: `of` says for how much of which received payment, in cents."""

    state: DeliveryState
    sent_at: datetime | None
    of: dict[UUID, int]

    @property
    def amount_cents(self) -> int:
        """Return what it says in all; a correction says less than nothing."""
        return sum(self.of.values())

    @property
    def is_queued(self) -> bool:
        """Say whether it still waits to be sent."""
        return self.state == DeliveryState.QUEUED


_COLUMNS = (
    Payment.id,
    Payment.received,
    Payment.booking,
    Payment.kind,
    Payment.taken_from,
    Payment.amount_cents,
    Payment.reverses,
    Payment.decision,
    Payment.created_at,
)


async def of_booking(booking_id: UUID) -> list[LedgerEntry]:
    """Return the entries of a booking, in order of time."""
    rows = await Payment.select(*_COLUMNS).where(Payment.booking == booking_id).order_by(Payment.id)
    return [LedgerEntry(**row) for row in rows]


async def of_bookings(booking_ids: list[UUID], *, limit: int = 50) -> list[LedgerEntry]:
    """Return the newest entries of some bookings, newest first."""
    if not booking_ids:
        return []
    query = Payment.select(*_COLUMNS).where(among(Payment.booking, booking_ids))
    return [LedgerEntry(**row) for row in await query.order_by(Payment.id, ascending=False).limit(limit)]


async def of_received(received_ids: list[UUID]) -> list[LedgerEntry]:
    """Return the entries that give out these received payments, in order of time."""
    if not received_ids:
        return []
    rows = await Payment.select(*_COLUMNS).where(among(Payment.received, received_ids)).order_by(Payment.id)
    return [LedgerEntry(**row) for row in rows]


async def of_decision(decision_id: UUID) -> list[UUID]:
    """Return the ids of the entries that a decision, or a manual entry, wrote."""
    rows = (
        await Payment.select(Payment.id)
        .where((Payment.decision == decision_id) & Payment.reverses.is_null())
        .order_by(Payment.id)
    )
    return [row["id"] for row in rows]


class ReceivedSummary(msgspec.Struct, frozen=True):
    """Received money as a booking's page names it, in cents."""

    id: UUID
    provider: str
    payer_name: str | None
    gross_cents: int
    allocated_cents: int
    received_at: datetime


async def received_by_ids(ids: Collection[UUID]) -> dict[UUID, ReceivedSummary]:
    """Return received money by its id."""
    if not ids:
        return {}
    columns = (getattr(CateringPayment, name) for name in ReceivedSummary.__struct_fields__)
    rows = await CateringPayment.select(*columns).where(CateringPayment.id.is_in(sorted(ids)))
    return {row["id"]: ReceivedSummary(**row) for row in rows}


async def receipts_of(booking_id: UUID) -> list[ReceiptLine]:
    """Return the receipts of a booking, in order of time."""
    rows = (
        await Receipt.select(Receipt.decision, Receipt.received, Receipt.amount_cents, Receipt.state, Receipt.sent_at)
        .where(Receipt.booking == booking_id)
        .order_by(Receipt.id)
    )
    lines: dict[UUID, ReceiptLine] = {}
    for row in rows:
        line = lines.setdefault(row["decision"], ReceiptLine(DeliveryState(row["state"]), row["sent_at"], {}))
        line.of[row["received"]] = row["amount_cents"]
    return list(lines.values())
