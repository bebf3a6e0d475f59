"""Which bookings a payment may be for, as they stand now; and which entries a refund may take back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
from piccolo.custom_types import Combinable
from piccolo.querystring import QueryString

from portal.domain import bookings, payments
from portal.domain.bookings import BookingLine
from portal.domain.matching.rows import Detail, Waiting
from portal.domain.matching.score import Candidate, Due
from tables.bookings import OPEN_STATES, Booking
from tables.matching import CateringPayment
from tables.payments import AllocationKind

MOST_FOUND: Final = 9
SHOWN_CANDIDATES: Final = 5
GONE_BACK_WITHIN: Final = timedelta(days=180)
_AGREES_FIRST: Final = ("yes", "near", "against", "no")


class Option(msgspec.Struct, frozen=True):
    """A booking that the money may be put towards, as it stands now, with what speaks for it where it was ranked."""

    booking: BookingLine
    amount_cents: int
    candidate: Candidate | None = None

    @property
    def owes(self) -> tuple[str, int]:
        """Return what is due, as a word and in cents: of what the ranking spoke of, as it is now."""
        if self.candidate is None or self.candidate.due == Due.DEPOSIT:
            return self.booking.due
        balance = max(self.booking.balance_cents, 0)
        return (
            "due" if balance else "paid in full"
        ) if self.candidate.due == Due.NOTHING else self.candidate.due, balance

    @property
    def compared(self) -> list[tuple[str, str]]:
        """Return the ticks, what agrees first; of a booking that a search found only the amount is compared."""
        if self.candidate is None:
            return [("Amount", "yes" if self.is_exact else "against")]
        ticks = [(name.capitalize(), tick.value) for name, tick in msgspec.structs.asdict(self.candidate.ticks).items()]
        if self.is_paid_since:
            ticks = [(name, "against" if name == "Amount" else tick) for name, tick in ticks]
        return sorted(ticks, key=lambda pair: _AGREES_FIRST.index(pair[1]))

    @property
    def evidence(self) -> str:
        """Return the sentences that speak for and against it."""
        if self.is_paid_since:
            return "Its deposit has been paid since."
        if self.candidate is not None:
            return " ".join(self.candidate.evidence)
        return "It owes exactly this." if self.is_exact else "It owes another amount."

    @property
    def is_paid_since(self) -> bool:
        """Say whether the deposit that the ranking spoke of has been paid by another payment."""
        return self.candidate is not None and self.candidate.due == Due.DEPOSIT != self.booking.due[0]

    @property
    def is_exact(self) -> bool:
        """Say whether the payment is exactly what is due next, or all that is due."""
        return self.amount_cents in {self.booking.due[1], self.booking.balance_cents}

    @property
    def level(self) -> tuple[int, str]:
        """Return how likely it is, in bars and in a word."""
        bars = self.candidate.level if self.candidate else 0
        return bars, {3: "Likely", 2: "Possible", 1: "Weak"}.get(bars, "")


class GoneBack(msgspec.Struct, frozen=True):
    """An entry that a refund or a dispute may take back."""

    payment_id: UUID
    amount_cents: int
    booking: BookingLine
    payer_name: str
    received_at: datetime


def ranked(detail: Detail, lines: Mapping[UUID, BookingLine]) -> list[Option]:
    """Return the best candidates with their bookings as they are now; those out of scope are left out."""
    amount = detail.left_cents or 0
    named = [(lines.get(UUID(one.booking_id)), one) for one in detail.ranking]
    return [Option(line, amount, one) for line, one in named if line is not None][:SHOWN_CANDIDATES]


async def lines_of(rows: list[Waiting], detail: Detail | None) -> dict[UUID, BookingLine]:
    """Return the bookings that a page names: each row's best candidate, and all candidates of the payment selected."""
    ids = {UUID(one.booking_id) for one in (detail.ranking if detail else ())}
    ids |= {row.best_id for row in rows if row.best_id}
    return await bookings.some(sorted(ids))


async def owing_exactly(amount_cents: int, *, limit: int = 50) -> list[Option]:
    """Return the open bookings of which the deposit or the balance due is exactly this, the next party first."""
    due = QueryString(
        "({} - {} = {} OR {} - {} = {})",
        Booking.deposit_cents, Booking.paid_cents, amount_cents,
        Booking.total_cents, Booking.paid_cents, amount_cents,
    )  # fmt: skip
    rows = (
        await Booking.select(Booking.id)
        .where(Booking.state.is_in(list(OPEN_STATES)))
        .where(due)
        .order_by(Booking.event_date)
        .limit(limit)
    )
    lines = await bookings.some([row["id"] for row in rows])
    return [Option(lines[row["id"]], amount_cents) for row in rows]


async def found(typed: str, *, amount_cents: int) -> list[Option]:
    """Return the open bookings that a search finds, compared with an amount."""
    return [Option(line, amount_cents) for line in await bookings.search(typed, limit=MOST_FOUND)]


async def may_have_gone_back(detail: Detail) -> list[GoneBack]:
    """Return what the money of a refund or dispute was put towards, newest first: same payer, or same amount."""
    rows = (
        await CateringPayment.select(CateringPayment.id, CateringPayment.payer_name, CateringPayment.received_at)
        .where(_same_money(detail))
        .where(CateringPayment.received_at > detail.sent_at - GONE_BACK_WITHIN)
        .order_by(CateringPayment.received_at, ascending=False)
        .limit(MOST_FOUND)
    )
    money = {row["id"]: row for row in rows}
    standing = await _standing(list(money))
    lines = await bookings.some([entry.booking for entry in standing if entry.booking])
    return [
        GoneBack(
            payment_id=entry.id,
            amount_cents=entry.amount_cents,
            booking=lines[entry.booking],
            payer_name=money[entry.received]["payer_name"] or "No name",
            received_at=money[entry.received]["received_at"],
        )
        for entry in reversed(standing)
        if entry.booking in lines
    ]


def _same_money(detail: Detail) -> Combinable:
    of_amount = (CateringPayment.gross_cents == (detail.amount_cents or 0)) & (
        CateringPayment.provider == detail.provider
    )
    return of_amount | (CateringPayment.payer_index == detail.payer_index) if detail.payer_index else of_amount


async def _standing(received_ids: list[UUID]) -> list[payments.Entry]:
    """Return the entries towards bookings that nothing has reversed."""
    entries = await payments.of_received(received_ids)
    undone = {entry.reverses for entry in entries}
    return [
        entry
        for entry in entries
        if entry.kind == AllocationKind.BOOKING and entry.amount_cents > 0 and entry.id not in undone
    ]
