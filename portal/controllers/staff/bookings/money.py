"""What a person may see of a booking's money: what came, what is said to be sent, what was proved."""

from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

from portal import clock
from portal.domain import matching, payments
from portal.domain.access import Action
from portal.domain.payments import LedgerEntry
from portal.web.places import here
from portal.web.session import StaffRequest
from tables.bookings import Booking


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
        "received": await payments.received_by_ids({entry.received for entry in entries}),
        **await _receipts(booking, entries, wait=wait),
        "declarations": await matching.declarations_of(booking.id),
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
