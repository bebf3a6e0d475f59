"""What every manual entry has in common: how it is written down, once, and what it must say."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from portal import clock
from portal.domain import tasks
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.payments.events import ManualEntryMade
from tables.payments import ManualEntry, ManualKind

LONGEST_NOTE: Final = 300
LONG_AGO: Final = timedelta(days=400)
A_DAY: Final = timedelta(days=1)


class NotThatDay(Refused):
    """Money neither came nor went on that day."""


class NoteTooLong(Refused):
    """A note is a sentence or two."""


def day_of(happened_at: datetime | None) -> datetime:
    """Return when it was: now, unless it is said; somebody's day may be a few hours ahead of ours.

    Raises:
        NotThatDay: it is still to come, or so long ago that it is a slip of the keyboard.

    """
    now = clock.now()
    if happened_at is None:
        return now
    if not now - LONG_AGO <= happened_at <= now + A_DAY:
        raise NotThatDay("Choose the day on which it happened: today or before.", field="happened_date")
    return min(happened_at, now)


def note_of(typed: str) -> str | None:
    """Return a note as it is kept.

    Raises:
        NoteTooLong: it is more than a sentence or two.

    """
    said = " ".join(typed.split())
    if len(said) > LONGEST_NOTE:
        raise NoteTooLong(f"Type {LONGEST_NOTE} characters at most.", field="note")
    return said or None


async def written(
    kind: ManualKind,
    *,
    customer_id: UUID,
    booking_id: UUID | None,
    amount_cents: int,
    note: str = "",
    happened_at: datetime | None = None,
    **facts: UUID | str | int | None,
) -> ManualEntry:
    """Write a manual entry down, in whose station this is called; the ledger's entries follow.

    Raises:
        NotThatDay, NoteTooLong: what was said of it makes no sense.

    """
    entry = ManualEntry(
        kind=kind,
        customer=customer_id,
        booking=booking_id,
        amount_cents=amount_cents,
        note=note_of(note),
        happened_at=day_of(happened_at),
    )
    for name, value in facts.items():
        setattr(entry, name, value)
    await entry.save()
    await record(
        ManualEntryMade(
            stream_id=entry.id,
            kind=kind,
            booking_id=booking_id,
            amount_cents=amount_cents,
            gratuity_cents=entry.gratuity_cents,
            method=entry.method,
        )
    )
    return entry


async def do_tasks(entry: ManualEntry, *, task_id: UUID | None) -> None:
    """Let what was to be sent back, or kept as credit, count as done by this entry, as far as it goes."""
    await tasks.meet_refunds(
        entry.booking, amount_cents=entry.amount_cents, by=entry.made_by, decision_id=entry.id, task_id=task_id
    )
