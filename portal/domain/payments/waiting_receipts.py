"""The receipts that wait until a decision is no longer undone. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from portal.domain.payments.queries import LedgerEntry
from portal.domain.payments.told import is_told


class WaitingReceipt(msgspec.Struct, frozen=True):
    """A receipt that goes out at some time, unless the decision is undone before."""

    amount_cents: int
    due_at: datetime


def waiting_receipts(
    entries: Iterable[LedgerEntry], told: Mapping[UUID, int], *, now: datetime, wait: timedelta
) -> list[WaitingReceipt]:
    """Return them for a booking; `told` is what its customer knows of each received payment, in cents.

    What one decision gave it out of several payments waits as one.
    """
    waiting: dict[UUID, WaitingReceipt] = {}
    for received, parts in _of_each_payment(entries).items():
        last = parts[-1]
        due_at, untold = last.created_at + wait, sum(part.amount_cents for part in parts) - told.get(received, 0)
        if due_at > now and untold > 0:
            decision = last.decision or last.id
            before = waiting.get(decision, WaitingReceipt(0, due_at))
            waiting[decision] = WaitingReceipt(before.amount_cents + untold, max(before.due_at, due_at))
    return list(waiting.values())


def _of_each_payment(entries: Iterable[LedgerEntry]) -> dict[UUID, list[LedgerEntry]]:
    of_each: dict[UUID, list[LedgerEntry]] = {}
    for entry in entries:
        if is_told(entry):
            of_each.setdefault(entry.received, []).append(entry)
    return of_each
