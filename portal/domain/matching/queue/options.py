"""Which bookings a payment may be for, as they stand now; and which entries a refund may take back."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from portal.domain import bookings, customers, payments
from portal.domain.bookings import BookingLine
from portal.domain.matching.queue.rows import Detail, Waiting
from portal.domain.matching.score import Candidate, DueKind
from portal.domain.matching.shown import CLOSED
from tables.bookings import OPEN_STATES, Booking
from tables.payments import AllocationKind, CateringPayment, ManualEntry, ManualKind

MOST_FOUND: Final = 9
SHOWN_CANDIDATES: Final = 5
GONE_BACK_WITHIN: Final = timedelta(days=180)
NOTED_WITHIN: Final = timedelta(days=30)
_AGREES_FIRST: Final = ("yes", "near", "against", "no")


class Option(msgspec.Struct, frozen=True):
    """A booking that the money may be put towards, as it stands now, with what speaks for it where it was ranked.

    What came in another currency `is_foreign`: it is compared with nothing that is owed. `is_in_memo` where the memo
    has the reference of a booking that was not ranked.
    """

    booking: BookingLine
    amount_cents: int
    candidate: Candidate | None = None
    is_foreign: bool = False
    is_in_memo: bool = False

    @property
    def owes(self) -> tuple[str, int]:
        """Return what is due, as a word and in cents: what the ranking spoke of, while that is so."""
        if self.booking.balance_cents <= 0:
            return "paid in full", 0
        if self.candidate is None or self.is_overtaken:
            return self.booking.due
        return self.candidate.due, self.candidate.due_cents

    @property
    def compared(self) -> list[tuple[str, str]]:
        """Return the ticks, what agrees first; of a booking that a search found only the amount is compared."""
        amount = "yes" if self.is_exact else "against"
        if self.candidate is None:
            return [("Amount", amount)]
        ticks = {name.capitalize(): tick.value for name, tick in msgspec.structs.asdict(self.candidate.ticks).items()}
        if self.is_overtaken or self.is_closed or self.is_foreign:
            ticks["Amount"] = amount
        return sorted(ticks.items(), key=lambda pair: _AGREES_FIRST.index(pair[1]))

    @property
    def evidence(self) -> str:
        """Return the sentences that speak for and against it."""
        if self.is_closed:
            return f"It {CLOSED[self.booking.state]}: what is put on it has to go back, or to become credit."
        if self.is_foreign:
            return "What it owes is in dollars, and this came in another currency."
        if self.is_overtaken:
            is_deposit = self.candidate is not None and self.candidate.due == DueKind.DEPOSIT != self.booking.due[0]
            return "Its deposit has been paid since." if is_deposit else "What it owes has changed since."
        if self.candidate is not None:
            return " ".join(self.candidate.evidence)
        owes = "It owes exactly this." if self.is_exact else "It owes another amount."
        return f"The memo has its reference. {owes}" if self.is_in_memo else owes

    @property
    def is_closed(self) -> bool:
        """Say whether the party is off: no money is expected for it any more."""
        return self.booking.state in CLOSED

    @property
    def is_overtaken(self) -> bool:
        """Say whether it owes something else by now than the ranking spoke of."""
        if self.candidate is None:
            return False
        due, missing = self.candidate.due, max(self.booking.balance_cents, 0)
        if due == DueKind.DEPOSIT:
            return self.booking.due != ("deposit", self.candidate.due_cents)
        if due == DueKind.BALANCE and not self.booking.paid_cents:
            missing -= self.booking.deposit_cents  # before the deposit, the balance is what will be left after it
        return missing != self.candidate.due_cents

    @property
    def is_exact(self) -> bool:
        """Say whether the payment is exactly what is due next, or all that is due."""
        return not (self.is_closed or self.is_foreign) and self.amount_cents in {
            self.booking.due[1],
            self.booking.balance_cents,
        }

    @property
    def level(self) -> tuple[int, str]:
        """Return how likely it is, in bars and in a word."""
        bars = self.candidate.level if self.candidate else 0
        return bars, {3: "Likely", 2: "Possible", 1: "Weak"}.get(bars, "")

    @property
    def is_likely(self) -> bool:
        """Say whether it may be picked beforehand: more than weak, still on, and owing what the ranking spoke of."""
        is_off = self.is_closed or self.is_overtaken or self.is_foreign
        return self.level[0] > 1 and not is_off and self.owes[1] > 0

    @property
    def place(self) -> tuple[bool, bool]:
        """Return what goes before the ranking: parties that are off stand last, and paid ones that nobody names."""
        return self.is_closed, self.owes[1] <= 0 and not self.is_named

    @property
    def is_named(self) -> bool:
        """Say whether the sentence on why a person decides may name it."""
        return self.candidate is not None and self.candidate.is_named


class GoneBack(msgspec.Struct, frozen=True):
    """An entry that a refund or a dispute may take back; `agrees` is what of it is the mail's.

    `is_noted` where a person has written a refund of that amount into the books already.
    """

    payment_id: UUID
    amount_cents: int
    booking: BookingLine
    payer_name: str
    received_at: datetime
    agrees: frozenset[str]
    is_noted: bool = False

    @property
    def fits(self) -> bool:
        """Say whether it may be picked beforehand: its number is the mail's, or both payer and amount are."""
        return not self.is_noted and ("number" in self.agrees or {"payer", "amount"} <= self.agrees)

    @property
    def compared(self) -> list[tuple[str, str]]:
        """Return the ticks."""
        return [(name.capitalize(), "yes" if name in self.agrees else "no") for name in ("payer", "amount", "number")]

    @property
    def evidence(self) -> str:
        """Return what speaks for it, in a sentence."""
        if self.is_noted:
            return "Somebody wrote this refund into the books by hand already. Set this mail aside."
        words = [name for name in ("payer", "amount", "number") if name in self.agrees]
        if not words:
            return "Nothing of it is the mail’s."
        said = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
        return f"Its {said} {'is' if len(words) == 1 else 'are'} the mail’s."


def ranked(detail: Detail, lines: Mapping[UUID, BookingLine]) -> list[Option]:
    """Return the candidates with their bookings as they are now; those out of scope are left out.

    The best ones, whom the reason names, and at last what the memo names, and whoever was ranked before and is off.
    """
    best = _with_lines(detail.ranking, detail, lines)
    shown = [option for place, option in enumerate(best) if place < SHOWN_CANDIDATES or option.is_named]
    former = [option for option in _with_lines(detail.former, detail, lines) if option.is_closed][:SHOWN_CANDIDATES]
    known = {option.booking.id for option in former}
    named = [
        Option(line, detail.left_cents or 0, is_foreign=detail.is_foreign, is_in_memo=True)
        for line in detail.named
        if line.id not in known
    ]
    return sorted([*shown, *named, *former], key=lambda option: option.place)


def _with_lines(candidates: Iterable[Candidate], detail: Detail, lines: Mapping[UUID, BookingLine]) -> list[Option]:
    named = [(lines.get(UUID(one.booking_id)), one) for one in candidates]
    is_foreign = detail.is_foreign
    return [Option(line, detail.left_cents or 0, one, is_foreign) for line, one in named if line is not None]


async def lines_of(rows: list[Waiting], detail: Detail | None) -> dict[UUID, BookingLine]:
    """Return the bookings that a page names: each row's best candidate, and all candidates of the payment selected."""
    ids = {UUID(one.booking_id) for one in ((*detail.ranking, *detail.former) if detail else ())}
    ids |= {row.best_id for row in rows if row.best_id}
    return await bookings.by_ids(sorted(ids))


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
    lines = await bookings.by_ids([row["id"] for row in rows])
    return [Option(lines[row["id"]], amount_cents) for row in rows]


async def found(typed: str, *, amount_cents: int) -> list[Option]:
    """Return the open bookings that a search finds, compared with an amount."""
    return [Option(line, amount_cents) for line in await bookings.search(typed, limit=MOST_FOUND)]


async def may_have_gone_back(detail: Detail, typed: str = "") -> list[GoneBack]:
    """Return what the money of a refund or dispute was put towards: the surest first, or what a search finds."""
    if typed:
        page = await payments.received(payments.ReceivedFilter(search=typed), limit=MOST_FOUND)
        ids = [line.id for line in page.lines]
    else:
        ids = await _likely_money(detail)
    if not ids:
        return []
    rows = await CateringPayment.select(*_MONEY).where(CateringPayment.id.is_in(ids))
    money = {row["id"]: row for row in rows}
    standing = await _standing(ids)
    lines = await bookings.by_ids([entry.booking for entry in standing if entry.booking])
    noted = await _noted_by_hand(detail, list(lines))
    entries = [
        _gone_back(detail, entry, lines[entry.booking], money[entry.received], is_noted=entry.booking in noted)
        for entry in reversed(standing)
        if entry.booking in lines
    ]
    return sorted(entries, key=lambda entry: (-len(entry.agrees), not entry.fits))[:MOST_FOUND]


_MONEY: Final = (
    CateringPayment.id,
    CateringPayment.payer_name,
    CateringPayment.payer_index,
    CateringPayment.provider,
    CateringPayment.transaction_id,
    CateringPayment.received_at,
)


async def _likely_money(detail: Detail) -> list[UUID]:
    """Return the payments of this number, then of this payer however they are spelled, then of this amount."""
    sure: list[UUID] = []
    conditions = [
        CateringPayment.transaction_id == detail.transaction_id if detail.transaction_id else None,
        CateringPayment.payer_index == detail.payer_index if detail.payer_index else None,
        customers.named(CateringPayment.payer_tokens, detail.payer_name) if detail.payer_name else None,
        (CateringPayment.gross_cents == (detail.amount_cents or 0)) & (CateringPayment.provider == detail.provider),
    ]
    for condition in conditions:
        if condition is None or len(sure) >= MOST_FOUND:
            continue
        rows = (
            await CateringPayment.select(CateringPayment.id)
            .where(condition)
            .where(CateringPayment.received_at > detail.sent_at - GONE_BACK_WITHIN)
            .order_by(CateringPayment.received_at, ascending=False)
            .limit(MOST_FOUND)
        )
        sure += [row["id"] for row in rows if row["id"] not in sure]
    return sure


async def _noted_by_hand(detail: Detail, booking_ids: list[UUID]) -> set[UUID]:
    """Return the bookings of which a person has noted a refund of this amount, around the time of the mail."""
    if not booking_ids or not detail.amount_cents:
        return set()
    rows = await ManualEntry.select(ManualEntry.booking).where(
        ManualEntry.booking.is_in(booking_ids)
        & (ManualEntry.kind == ManualKind.REFUND)
        & (ManualEntry.amount_cents == detail.amount_cents)
        & ManualEntry.undone_at.is_null()
        & (ManualEntry.happened_at > detail.sent_at - NOTED_WITHIN)
        & (ManualEntry.happened_at < detail.sent_at + NOTED_WITHIN)
    )
    return {row["booking"] for row in rows}


def _gone_back(
    detail: Detail, entry: payments.LedgerEntry, line: BookingLine, money: Mapping[str, Any], *, is_noted: bool
) -> GoneBack:
    agrees = {
        "payer": _is_payers(detail, money),
        "amount": entry.amount_cents == detail.amount_cents,
        "number": detail.transaction_id is not None and money["transaction_id"] == detail.transaction_id,
    }
    return GoneBack(
        payment_id=entry.id,
        amount_cents=entry.amount_cents,
        booking=line,
        payer_name=money["payer_name"] or "No name",
        received_at=money["received_at"],
        agrees=frozenset(name for name, does in agrees.items() if does),
        is_noted=is_noted,
    )


def _is_payers(detail: Detail, money: Mapping[str, Any]) -> bool:
    """Say whether the payer is the mail's: the one remembered, or somebody of the same name's words."""
    if detail.payer_index is not None and money["payer_index"] == detail.payer_index:
        return True
    words = customers.words_of(detail.payer_name or "")
    return bool(words) and sorted(words) == sorted(customers.words_of(money["payer_name"] or ""))


async def _standing(received_ids: list[UUID]) -> list[payments.LedgerEntry]:
    """Return the entries towards bookings that nothing has reversed."""
    entries = await payments.of_received(received_ids)
    undone = {entry.reverses for entry in entries}
    return [
        entry
        for entry in entries
        if entry.kind == AllocationKind.BOOKING and entry.amount_cents > 0 and entry.id not in undone
    ]
