"""The letters about refunds by hand that wait until those are no longer undone. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec

from portal.domain.payments.manual_entries import ManualLine
from tables.mailings import LetterKind
from tables.payments import ManualKind


class WaitingLetter(msgspec.Struct, frozen=True):
    """A letter that goes out at some time."""

    kind: LetterKind
    due_at: datetime


def waiting_letters(lines: Iterable[ManualLine], *, now: datetime, wait: timedelta) -> Iterator[WaitingLetter]:
    """Yield them; a refund that was undone before its letter left has none, nor has it a correction."""
    for line in lines:
        if line.kind != ManualKind.REFUND:
            continue
        left_at = line.created_at + wait
        if line.undone_at is None and left_at > now:
            yield WaitingLetter(LetterKind.REFUND, left_at)
        elif line.undone_at is not None and left_at <= line.undone_at and line.undone_at + wait > now:
            yield WaitingLetter(LetterKind.REFUND_UNDONE, line.undone_at + wait)
