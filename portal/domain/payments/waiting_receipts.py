"""The receipts that wait until a decision is no longer undone. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from portal.domain.payments.queries import Entry
from tables.payments import AllocationKind


class WaitingReceipt(msgspec.Struct, frozen=True):
    """A receipt that goes out at some time, unless the decision is undone before."""

    amount_cents: int
    due_at: datetime


def waiting_receipts(
    entries: Iterable[Entry], told: dict[UUID, int], *, now: datetime, wait: timedelta
) -> Iterator[WaitingReceipt]:
    """Yield them for a booking; `told` is what its customer knows of each received payment, in cents."""
    of_money: dict[UUID, list[Entry]] = {}
    for entry in entries:
        if entry.kind == AllocationKind.BOOKING and (entry.amount_cents > 0 or entry.reverses):
            of_money.setdefault(entry.received, []).append(entry)
    for received, parts in of_money.items():
        due_at = max(part.created_at for part in parts) + wait
        untold = sum(part.amount_cents for part in parts) - told.get(received, 0)
        if due_at > now and untold > 0:
            yield WaitingReceipt(untold, due_at)
