"""What waits for a person, and everything that is known about one payment."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from email.parser import BytesHeaderParser
from typing import Any, Final
from uuid import UUID

import msgspec
from piccolo.query import OrderByRaw
from piccolo.querystring import QueryString

from portal.domain import bookings, payments
from portal.domain.bookings import BookingLine
from portal.domain.matching.briefly import briefly
from portal.domain.matching.parse import Kind, Provider, Remittance
from portal.domain.matching.parse.mail import decoded, tidy
from portal.domain.matching.parse.registry import SENDERS
from portal.domain.matching.ranking import kept
from portal.domain.matching.render import render
from portal.domain.matching.score import Candidate, Due, Suggestion
from portal.domain.matching.sort import Sorted
from tables.bookings import OPEN_STATES, Booking
from tables.matching import CateringPayment, NotificationState, PaymentNotification
from tables.payments import AllocationKind
from tables.sql import fenced

LONGEST_QUEUE: Final = 200
MOST_COUNTED: Final = 1000
MOST_FOUND: Final = 9
SHOWN_CANDIDATES: Final = 5
GONE_BACK_WITHIN: Final = timedelta(days=180)
SOON: Final = timedelta(days=7)
PROVIDERS: Final = {
    Provider.ZELLE: "Zelle",
    Provider.VENMO: "Venmo",
    Provider.STRIPE: "Stripe",
    Provider.BOFA: "Bank of America",
    Provider.PAYPAL: "PayPal",
    Provider.CASHAPP: "Cash App",
    Provider.NONE: "Unknown sender",
}
BANKS: Final = {sender.id: sender.name for sender in SENDERS}
UNPROVEN: Final = {
    Sorted.UNTRUSTED: "Mails that fail the trust check are never matched. Look into the account first. If the money is really "
    "there, record it by hand, and this mail is kept as a note.",
    Sorted.UNREAD: "The mail is from whom it says, but not everything in it could be read. Look into the account, and record "
    "the money by hand if it is there.",
    Sorted.TAKES_BACK: "This mail tells of money that left again. Say which payment it was: its booking owes it again then.",
}


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A payment in the queue's list; `amount_cents` is None where the mail names none."""

    id: UUID
    provider: str
    sender: str
    kind: str
    amount_cents: int | None
    currency: str | None
    payer_name: str | None
    sent_at: datetime
    is_trusted: bool
    guard: str
    suggestion: str
    why: str | None
    later_until_at: datetime | None
    urgent_at: datetime | None
    ranking: tuple[Candidate, ...]
    best: BookingLine | None = None

    @property
    def best_id(self) -> UUID | None:
        """Return the booking ranked first."""
        return UUID(self.ranking[0].booking_id) if self.ranking else None

    @property
    def provider_name(self) -> str:
        """Return the rail that the money took, and for Zelle the bank that tells of it."""
        rail, bank = PROVIDERS[Provider(self.provider)], BANKS.get(self.sender, "")
        return f"{rail} through {bank}" if self.provider == Provider.ZELLE and bank not in {"", rail} else rail

    @property
    def briefly(self) -> str:
        """Return why it waits, in a few words."""
        return briefly(self.guard)

    @property
    def hold_ends_at(self) -> datetime | None:
        """Return when the hold of the best candidate's date runs out, where that comes before the party."""
        if self.best is None or self.urgent_at is None or self.urgent_at >= self.best.starts_at:
            return None
        return self.urgent_at

    def party_in_days(self, today: date) -> int | None:
        """Return in how many days the party of the best candidate is, where that is within a week."""
        if self.best is None or not timedelta() <= self.best.event_date - today <= SOON:
            return None
        return (self.best.event_date - today).days

    @property
    def may_be_several(self) -> bool:
        """Say whether it looks like the money for two bookings."""
        return self.suggestion == Suggestion.SPLIT

    @property
    def may_be_tip(self) -> bool:
        """Say whether it looks like a gratuity."""
        return self.suggestion == Suggestion.TIP

    @property
    def may_be_duplicate(self) -> bool:
        """Say whether it may be a payment told twice."""
        return self.suggestion == Suggestion.DUPLICATE


class Detail(Waiting, frozen=True, kw_only=True):
    """One payment with its mail; `left_cents` is what of its money nobody has been given, None where there is no money."""

    revision: int
    state: NotificationState
    fee_cents: int | None
    handle: str | None
    memo: str | None
    transaction_id: str | None
    is_sure: bool
    reasons: tuple[str, ...]
    same_amount: int
    stations: tuple[UUID, ...]
    payer_index: bytes | None
    left_cents: int | None
    raw: bytes

    @property
    def is_waiting(self) -> bool:
        """Say whether it can be decided."""
        return self.state == NotificationState.WAITING

    @property
    def reason(self) -> str:
        """Return the sentence on why a person decides."""
        unproven = UNPROVEN.get(Sorted(self.guard)) if self.guard in set(Sorted) and self.left_cents is None else None
        return unproven or self.why or "It was not sure enough to be decided by itself."

    @property
    def takes_back(self) -> bool:
        """Say whether the mail tells of money that left again."""
        return self.guard == Sorted.TAKES_BACK and self.left_cents is None

    @property
    def net_cents(self) -> int | None:
        """Return what reached the account, where the mail names a fee."""
        if self.amount_cents is None or not self.fee_cents:
            return None
        return self.amount_cents - self.fee_cents

    @property
    def head(self) -> dict[str, str]:
        """Return the mail's headers that a person looks at."""
        message = BytesHeaderParser().parsebytes(self.raw[:100_000])
        return {name: tidy(decoded(str(message[name]))) for name in ("From", "To", "Subject") if message[name]}


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
        return self.candidate.due, max(self.booking.balance_cents, 0)

    @property
    def compared(self) -> list[tuple[str, str]]:
        """Return the ticks, what agrees first; of a booking that a search found only the amount is compared."""
        if self.candidate is None:
            return [("Amount", "yes" if self.is_exact else "against")]
        ticks = [(name.capitalize(), tick.value) for name, tick in msgspec.structs.asdict(self.candidate.ticks).items()]
        if self.is_paid_since:
            ticks = [(name, "against" if name == "Amount" else tick) for name, tick in ticks]
        return sorted(ticks, key=lambda pair: ("yes", "near", "against", "no").index(pair[1]))

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


class Counts(msgspec.Struct, frozen=True):
    """How much there is in each list (never more than MOST_COUNTED), and the sum of what waits, in cents."""

    waiting: int
    waiting_cents: int
    matched: int
    set_aside: int


_LISTED: Final = (
    *(getattr(PaymentNotification, name) for name in Waiting.__struct_fields__ if name not in {"ranking", "best"}),
    PaymentNotification.candidates,
)
_LEFT: Final = (
    "(SELECT money.gross_cents - money.allocated_cents FROM payment.catering_payments money "
    "WHERE money.notification = {} AND money.deleted_at IS NULL)"
)


async def waiting(*, limit: int = LONGEST_QUEUE) -> list[Waiting]:
    """Return what waits for a person, the most urgent first, with the best candidate of each; put-off ones come last."""
    rows = await (
        PaymentNotification.select(*_LISTED)
        .where(PaymentNotification.state == NotificationState.WAITING)
        .order_by(OrderByRaw("(later_until_at IS NOT NULL), urgent_at, id"))  # type: ignore[no-untyped-call]
        .limit(limit)
    )
    return [Waiting(ranking=kept(row.pop("candidates")), **row) for row in rows]


async def is_waiting(notification_id: UUID) -> bool:
    """Say whether a payment waits for a person."""
    return await PaymentNotification.exists().where(
        (PaymentNotification.id == notification_id) & (PaymentNotification.state == NotificationState.WAITING)
    )


async def notification(notification_id: UUID) -> Detail | None:
    """Return one payment, whatever became of it, with its mail; None when it is not in scope."""
    names = set(Detail.__struct_fields__) - {"ranking", "best", "left_cents", "raw"}
    row = (
        await PaymentNotification.select(
            *(getattr(PaymentNotification, name) for name in sorted(names)),
            PaymentNotification.candidates,
            PaymentNotification.mail.content.as_alias("raw"),
            QueryString(_LEFT, PaymentNotification.id, alias="left_cents"),
        )
        .where(PaymentNotification.id == notification_id)
        .first()
    )
    return _detail(row) if row else None


def _detail(row: dict[str, Any]) -> Detail:
    ranking = kept(row.pop("candidates"))
    return Detail(
        **row
        | {
            "ranking": ranking,
            "reasons": msgspec.json.decode(row["reasons"] or "[]", type=tuple[str, ...]),
            "state": NotificationState(row["state"]),
            "stations": tuple(row["stations"]),
            "raw": row["raw"].encode("latin-1"),
        }
    )


def ranked(detail: Detail, lines: Mapping[UUID, BookingLine]) -> list[Option]:
    """Return the best candidates with their bookings as they are now; those out of scope are left out."""
    amount = detail.left_cents or 0
    named = [(lines.get(UUID(one.booking_id)), one) for one in detail.ranking]
    return [Option(line, amount, one) for line, one in named if line is not None][:SHOWN_CANDIDATES]


async def lines_of(rows: list[Waiting], detail: Detail | None) -> dict[UUID, BookingLine]:
    """Return the bookings that a page of the queue names: each row's best candidate, and all of the payment selected."""
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
    """Return what the money that a refund or a dispute speaks of was put towards, newest first: same payer, or same amount."""
    same = CateringPayment.gross_cents == (detail.amount_cents or 0)
    same = same & (CateringPayment.provider == detail.provider)
    if detail.payer_index:
        same = same | (CateringPayment.payer_index == detail.payer_index)
    rows = (
        await CateringPayment.select(CateringPayment.id, CateringPayment.payer_name, CateringPayment.received_at)
        .where(same)
        .where(CateringPayment.received_at > detail.sent_at - GONE_BACK_WITHIN)
        .order_by(CateringPayment.received_at, ascending=False)
        .limit(MOST_FOUND)
    )
    money = {row["id"]: row for row in rows}
    entries = await payments.of_received(list(money))
    reversed_ones = {entry.reverses for entry in entries}
    standing = [
        entry
        for entry in entries
        if entry.kind == AllocationKind.BOOKING and entry.amount_cents > 0 and entry.id not in reversed_ones
    ]
    lines = await bookings.some([entry.booking for entry in standing if entry.booking])
    return [
        GoneBack(
            entry.id,
            entry.amount_cents,
            lines[entry.booking],
            money[entry.received]["payer_name"] or "No name",
            money[entry.received]["received_at"],
        )
        for entry in reversed(standing)
        if entry.booking in lines
    ]


async def counts() -> Counts:
    """Return how many payments wait, were matched and were set aside."""
    (row,) = await fenced(
        """
        SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
          coalesce(sum(amount_cents) FILTER (WHERE state = 'waiting' AND is_trusted), 0)::bigint AS waiting_cents,
          count(*) FILTER (WHERE state = 'matched') AS matched,
          count(*) FILTER (WHERE state = 'set_aside') AS set_aside
        FROM (VALUES ('waiting'), ('matched'), ('set_aside')) AS states (wanted)
        CROSS JOIN LATERAL (
          SELECT state, amount_cents, is_trusted FROM payment.payment_notifications
          WHERE business = {business} AND state = wanted AND stations && {stations} AND deleted_at IS NULL LIMIT $1
        ) AS notification
        """,
        MOST_COUNTED,
    )
    return Counts(**row)


def mail_page(detail: Detail, *, stylesheet: str) -> str:
    """Return a payment's mail as a document of its own, what was read from it marked."""
    read = Remittance(
        provider=Provider(detail.provider),
        sender=detail.sender,
        kind=Kind(detail.kind),
        amount_cents=detail.amount_cents,
        currency=detail.currency,
        payer_name=detail.payer_name,
        memo=detail.memo,
        transaction_id=detail.transaction_id,
        trusted=detail.is_trusted,
        sure=detail.is_sure,
    )
    return render(detail.raw, remittance=read, stylesheet=stylesheet)


async def last_mail() -> tuple[str, datetime] | None:
    """Return which provider's payment mail was the last to be read, and when."""
    row = (
        await PaymentNotification.select(PaymentNotification.provider, PaymentNotification.created_at)
        .order_by(PaymentNotification.id, ascending=False)
        .first()
    )
    return (row["provider"], row["created_at"]) if row else None
