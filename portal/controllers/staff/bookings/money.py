"""What a person may see of a booking's money: what came, what is said to be sent, what was proved."""

from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

from portal import clock
from portal.domain import payments
from portal.domain.access import Action
from portal.domain.payments import LedgerEntry
from portal.web.places import here
from portal.web.session import StaffRequest
from tables.bookings import Booking
from tables.matching import PaymentDeclaration
from tables.payments import CateringPayment


async def money_of(request: StaffRequest, booking: Booking) -> dict[str, Any]:
    """Return it, for those who may see payments."""
    if not here(request).may(Action.SEE_PAYMENTS, [booking.station]):
        return {"may_see_money": False, "waiting_letters": []}
    entries = await payments.of_booking(booking.id)
    by_hand = await payments.manual_entries(booking_id=booking.id)
    wait = undo_wait(request)
    return {
        "may_see_money": True,
        "may_record": here(request).may(Action.RECORD_PAYMENTS, [booking.station]),
        "entries": entries,
        "by_hand": {line.id: line for line in by_hand},
        "waiting_letters": list(payments.waiting_letters(by_hand, now=clock.now(), wait=wait)),
        "credit_cents": await payments.credit(booking.customer),
        "received": await _received({entry.received for entry in entries}),
        **await _receipts(booking, entries, wait=wait),
        "declarations": await _declarations(booking.id),
    }


def undo_wait(request: StaffRequest) -> timedelta:
    """Return for how long letters wait after a decision."""
    return timedelta(seconds=request.app.state.settings.undo_seconds)


async def _receipts(booking: Booking, entries: list[LedgerEntry], *, wait: timedelta) -> dict[str, Any]:
    """Return the receipts that were written, and those that go out once the decision is no longer undone."""
    receipts = await payments.receipts_of(booking.id)
    told: Counter[UUID] = Counter()
    for receipt in receipts:
        told.update(receipt.of)
    waiting = payments.waiting_receipts(entries, told, now=clock.now(), wait=wait)
    return {"receipts": receipts, "waiting_receipts": waiting}


async def _received(ids: set[UUID]) -> dict[UUID, dict[str, Any]]:
    if not ids:
        return {}
    rows = await CateringPayment.select(
        CateringPayment.id,
        CateringPayment.provider,
        CateringPayment.payer_name,
        CateringPayment.gross_cents,
        CateringPayment.allocated_cents,
        CateringPayment.received_at,
    ).where(CateringPayment.id.is_in(list(ids)))
    return {row["id"]: row for row in rows}


async def _declarations(booking_id: UUID) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (
        await PaymentDeclaration.select(
            PaymentDeclaration.method,
            PaymentDeclaration.payer_name,
            PaymentDeclaration.amount_cents,
            PaymentDeclaration.sent_at,
            PaymentDeclaration.is_gratuity,
            PaymentDeclaration.state,
        )
        .where(PaymentDeclaration.booking == booking_id)
        .order_by(PaymentDeclaration.id, ascending=False)
        .limit(20)
    )
    return rows
