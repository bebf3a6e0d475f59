"""The mails about a booking, for those who look after it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from portal.domain.mailings.letter_copy import read_copy
from portal.integrations.ports import OutboundEmail
from tables.mailings import BookingLetter, LetterCopy, LetterResend
from tables.payments import DeliveryState, Receipt

NEWEST = 30


class ResendLine(msgspec.Struct, frozen=True):
    """A letter was sent once more, by somebody."""

    state: DeliveryState
    sent_at: datetime | None
    sent_by: UUID | None


class LetterLine(msgspec.Struct, frozen=True, kw_only=True):
    """A mail about a booking, of a letter's kind, a receipt or a correction. Without a `copy` it was never written."""

    id: UUID
    kind: str
    state: DeliveryState
    sent_at: datetime | None
    copy: UUID | None
    resends: tuple[ResendLine, ...]


class LetterShown(msgspec.Struct, frozen=True):
    """A mail as it was handed over."""

    line: LetterLine
    message: OutboundEmail


async def letters_of(booking_id: UUID) -> list[LetterLine]:
    """Return the letters and receipts of a booking, newest first."""
    letters = (
        await BookingLetter.select(BookingLetter.id, BookingLetter.kind, BookingLetter.state, BookingLetter.sent_at)
        .where(BookingLetter.booking == booking_id)
        .order_by(BookingLetter.id, ascending=False)
        .limit(NEWEST)
    )
    receipts = (
        await Receipt.select(Receipt.id, Receipt.decision, Receipt.amount_cents, Receipt.state, Receipt.sent_at)
        .where(Receipt.booking == booking_id)
        .order_by(Receipt.id)
    )
    copies = await LetterCopy.select(LetterCopy.id, LetterCopy.letter).where(LetterCopy.booking == booking_id)
    resends = (
        await LetterResend.select(LetterResend.copy, LetterResend.state, LetterResend.sent_at, LetterResend.sent_by)
        .where(LetterResend.booking == booking_id)
        .order_by(LetterResend.id)
    )
    return sorted(_lines([*letters, *_mails(receipts)], copies, resends), key=lambda line: line.id, reverse=True)[
        :NEWEST
    ]


def _mails(receipts: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Yield the mails that receipts are: those of one decision are one, which bears the id of the first."""
    mails: dict[UUID, dict[str, Any]] = {}
    for row in receipts:
        mail = mails.setdefault(row["decision"], row | {"amount_cents": 0})
        mail["amount_cents"] += row["amount_cents"]
    for mail in mails.values():
        yield mail | {"kind": "receipt" if mail["amount_cents"] > 0 else "correction"}


def _lines(rows: Iterable[dict[str, Any]], copies: list[Any], resends: list[Any]) -> Iterable[LetterLine]:
    by_letter = {copy["letter"]: copy["id"] for copy in copies}
    for row in rows:
        copy = by_letter.get(row["id"])
        again = [resend | {} for resend in resends if copy is not None and resend["copy"] == copy]
        yield msgspec.convert(row | {"copy": copy, "resends": again}, LetterLine)


async def letter_shown(copy_id: UUID, *, booking_id: UUID) -> LetterShown | None:
    """Return a letter about this booking as it was handed over."""
    copy = await LetterCopy.one(copy_id)
    line = next((line for line in await letters_of(booking_id) if line.copy == copy.id), None)
    return LetterShown(line, read_copy(copy.message)) if line else None
