"""Everything that was received, newest first, and what became of it: the payments page."""

import re
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from portal.domain import bookings, customers
from tables.bookings import Booking
from tables.matching import DecisionKind, PaymentDecision
from tables.payments import AllocationKind, CateringPayment, MoneySource, Payment
from tables.sql import fenced, over

PAGE: Final = 50
AT_ONCE: Final = 500
_REFERENCE: Final = re.compile(r"[A-Za-z]{1,6}-[A-Za-z0-9]+")
_AMOUNT: Final = re.compile(r"\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{2}))?")
_WRITTEN: Final = "%Y%m%dT%H%M%S.%f"

# what was taken back again is not there
_GIVEN: Final = """
SELECT g.received, g.booking, g.kind, g.amount_cents, b.reference, b.customer_name
FROM (SELECT received, booking, CASE WHEN kind = 'refund' THEN taken_from ELSE kind END AS kind,
    sum(amount_cents)::bigint AS amount_cents, min(id::text) AS first
  FROM core.payments WHERE station = ANY({stations}) AND received = ANY($1)
  GROUP BY 1, 2, 3 HAVING sum(amount_cents) <> 0) AS g
LEFT JOIN core.bookings b ON b.station = ANY({stations}) AND b.id = g.booking AND b.deleted_at IS NULL
ORDER BY g.first
"""


class MoneyState(StrEnum):
    """How much of what came has been given out."""

    UNALLOCATED = "unallocated"
    PARTLY = "partly"
    ALLOCATED = "allocated"
    REFUNDED = "refunded"


class ReceivedFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for, from `since` on and before `until`.

    `search` is a payer, an amount in dollars, or a booking's reference.
    """

    state: MoneyState | None = None
    search: str = ""
    provider: str = ""
    since: datetime | None = None
    until: datetime | None = None


class ReceivedCursor(msgspec.Struct, frozen=True):
    """A place in the list, from which to go on: the time and id of a line."""

    received_at: datetime
    id: UUID

    def __str__(self) -> str:
        """Write it as an address bears it."""
        return f"{self.received_at.astimezone(UTC):{_WRITTEN}}~{self.id}"

    @classmethod
    def read(cls, written: str) -> "ReceivedCursor | None":
        """Read one from an address; what is none leads to the beginning of the list."""
        at, _, row_id = written.partition("~")
        try:
            return cls(datetime.strptime(at, _WRITTEN).replace(tzinfo=UTC), UUID(row_id))
        except ValueError:
            return None


class Given(msgspec.Struct, frozen=True):
    """What one booking has of a payment, in cents; credit is a customer's, and has no booking."""

    booking: UUID | None
    reference: str
    customer_name: str
    kind: AllocationKind
    amount_cents: int


class ReceivedLine(msgspec.Struct, frozen=True, kw_only=True):
    """Money as it came, in cents, and to whom it was given."""

    id: UUID
    provider: str
    source: MoneySource
    gross_cents: int
    fee_cents: int
    net_cents: int
    allocated_cents: int
    refunded_cents: int
    currency: str
    received_at: datetime
    payer_name: str | None
    transaction_id: str | None
    stations: tuple[UUID, ...]
    given: tuple[Given, ...] = ()

    @property
    def left_cents(self) -> int:
        """Return what nobody has been given yet."""
        return self.gross_cents - self.allocated_cents

    @property
    def state(self) -> MoneyState:
        """Return how much was given out; that some of it went back is said first."""
        if self.refunded_cents:
            return MoneyState.REFUNDED
        if not self.allocated_cents:
            return MoneyState.UNALLOCATED
        return MoneyState.PARTLY if self.left_cents else MoneyState.ALLOCATED

    @property
    def mark(self) -> ReceivedCursor:
        """Return the line's place in the list."""
        return ReceivedCursor(self.received_at, self.id)


class ReceivedPage(msgspec.Struct, frozen=True):
    """A page of the list, with where the newer and the older ones begin, if there are any."""

    lines: list[ReceivedLine]
    newer: ReceivedCursor | None = None
    older: ReceivedCursor | None = None


class Total(msgspec.Struct, frozen=True):
    """What several payments come to, in cents."""

    currency: str
    number: int
    gross_cents: int
    fee_cents: int
    net_cents: int
    allocated_cents: int

    @property
    def left_cents(self) -> int:
        """Return what nobody has been given yet."""
        return self.gross_cents - self.allocated_cents


class DecisionLine(msgspec.Struct, frozen=True):
    """A decision about a payment, in a sentence; `user` is empty for the matching's own."""

    id: UUID
    kind: DecisionKind
    user: UUID | None
    is_automatic: bool
    summary: str
    undoes: UUID | None
    created_at: datetime


_SUMMED: Final = ("gross_cents", "fee_cents", "net_cents", "allocated_cents")
_SUMS: Final = f"""
SELECT currency, count(*) AS number, {", ".join(f"sum({name})::bigint AS {name}" for name in _SUMMED)}
FROM {{rows}} GROUP BY currency ORDER BY currency
"""  # noqa: S608 - columns of ours
_COLUMNS = tuple(getattr(CateringPayment, name) for name in ReceivedLine.__struct_fields__ if name != "given")


async def received(
    wanted: ReceivedFilter,
    *,
    older: ReceivedCursor | None = None,
    newer: ReceivedCursor | None = None,
    limit: int = PAGE,
) -> ReceivedPage:
    """Return what was received, newest first: below `older`, or just above `newer`; two statements."""
    is_upward = newer is not None
    rows = await _rows(wanted, beyond=newer or older, upward=is_upward, limit=limit + 1)
    has_more, rows = len(rows) > limit, rows[:limit]
    lines = await _with_given(rows[::-1] if is_upward else rows)
    if not lines:
        return ReceivedPage([])
    has_newer = has_more if is_upward else older is not None
    has_older = is_upward or has_more
    return ReceivedPage(lines, lines[0].mark if has_newer else None, lines[-1].mark if has_older else None)


async def all_received(wanted: ReceivedFilter, *, at_once: int = AT_ONCE) -> AsyncIterator[ReceivedLine]:
    """Yield everything that was received, newest first, holding no more than some hundred lines at once."""
    page = await received(wanted, limit=at_once)
    while True:
        for line in page.lines:
            yield line
        if page.older is None:
            return
        page = await received(wanted, older=page.older, limit=at_once)


async def decisions_about(notification_id: UUID | None) -> list[DecisionLine]:
    """Return what was decided about the mail that told of a payment, in order of time."""
    if notification_id is None:
        return []
    columns = (getattr(PaymentDecision, name) for name in DecisionLine.__struct_fields__)
    rows = (
        await PaymentDecision.select(*columns)
        .where(PaymentDecision.notification == notification_id)
        .order_by(PaymentDecision.id)
    )
    return msgspec.convert(rows, list[DecisionLine])


async def totals(wanted: ReceivedFilter, *, at_most: int | None = None) -> list[Total]:
    """Return what all that is looked for comes to, by currency: for a list that is narrowed.

    Where there are more than `at_most`, one more is counted, and the sums say nothing.
    """
    listed = CateringPayment.select(CateringPayment.currency, *(getattr(CateringPayment, name) for name in _SUMMED))
    for condition in _conditions(wanted):
        listed = listed.where(condition)
    return [Total(**row) for row in await over(listed.limit(at_most + 1) if at_most else listed, _SUMS)]


async def _rows(
    wanted: ReceivedFilter, *, beyond: ReceivedCursor | None, upward: bool, limit: int
) -> list[dict[str, Any]]:
    query = CateringPayment.select(*_COLUMNS)
    for condition in _conditions(wanted):
        query = query.where(condition)
    if beyond is not None:
        sign = ">" if upward else "<"
        place = QueryString(
            f"({{}}, {{}}) {sign} ({{}}, {{}})",
            CateringPayment.received_at,
            CateringPayment.id,
            beyond.received_at,
            beyond.id,
        )
        query = query.where(place)
    ordered = query.order_by(CateringPayment.received_at, ascending=upward).order_by(
        CateringPayment.id, ascending=upward
    )
    rows: list[dict[str, Any]] = await ordered.limit(limit)
    return rows


def _conditions(wanted: ReceivedFilter) -> list[Any]:
    conditions: list[Any] = []
    if wanted.state is not None:
        conditions.append(_IN_STATE[wanted.state])
    if wanted.provider:
        conditions.append(CateringPayment.provider == wanted.provider)
    if wanted.since is not None:
        conditions.append(CateringPayment.received_at >= wanted.since)
    if wanted.until is not None:
        conditions.append(CateringPayment.received_at < wanted.until)
    if wanted.search.strip():
        conditions.append(found_by(wanted.search.strip()))
    return conditions


_IN_STATE: Final[dict[MoneyState, Any]] = {
    MoneyState.UNALLOCATED: CateringPayment.allocated_cents == 0,
    MoneyState.PARTLY: (CateringPayment.allocated_cents > 0)
    & (CateringPayment.allocated_cents < CateringPayment.gross_cents),
    MoneyState.ALLOCATED: CateringPayment.allocated_cents == CateringPayment.gross_cents,
    MoneyState.REFUNDED: CateringPayment.refunded_cents > 0,
}


def found_by(typed: str) -> Any:  # noqa: ANN401 - Piccolo's conditions have no common type
    """Return the condition for what was typed: an amount, a reference, or (the beginnings of) a payer's names."""
    if amount := _AMOUNT.fullmatch(typed):
        dollars, cents = amount.groups()
        return CateringPayment.gross_cents == int(dollars.replace(",", "")) * 100 + int(cents or 0)
    if _is_reference(typed):
        named = Booking.select(Booking.id).where(bookings.with_reference(typed))
        return CateringPayment.id.is_in(Payment.select(Payment.received).where(Payment.booking.is_in(named)))
    return customers.named(CateringPayment.payer_tokens, typed)


def _is_reference(typed: str) -> bool:
    """Tell a reference, or its beginning, from a double name."""
    is_number = any(character.isdigit() for character in typed)
    return _REFERENCE.fullmatch(typed) is not None and (is_number or bookings.is_reference_whole(typed))


async def _with_given(rows: Sequence[dict[str, Any]]) -> list[ReceivedLine]:
    given: dict[UUID, list[Given]] = defaultdict(list)
    for part in await fenced(_GIVEN, [row["id"] for row in rows]) if rows else ():
        given[part.pop("received")].append(_given(part))
    return [msgspec.convert({**row, "given": tuple(given[row["id"]])}, ReceivedLine) for row in rows]


def _given(part: dict[str, Any]) -> Given:
    """Read who has a part of a payment; a booking that is out of sight keeps its money and has no name."""
    sealed = part["customer_name"]
    return Given(
        booking=part["booking"],
        reference=part["reference"] or "",
        customer_name=Booking.customer_name.open(sealed, part["booking"]) if sealed else "",
        kind=AllocationKind(part["kind"]),
        amount_cents=part["amount_cents"],
    )
