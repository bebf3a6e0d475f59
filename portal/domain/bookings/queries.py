"""Lists of bookings, and the search that the review queue and the palette use."""

from collections import Counter
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from portal.domain.bookings.reference import codes_in
from portal.domain.customers import found_by
from tables.bookings import FELL_THROUGH, OFF, OPEN_STATES, Booking, BookingState, PaymentState
from tables.columns import among
from tables.customers import Customer
from tables.sql import over

PAGE = 50
MOST_SUMMED: Final = 5_000
"""A page sums up no more rows than this, however long a list is; the list as a file has its sum at its end."""
_A_DAY: Final = timedelta(days=1)  # a day of any zone lies within a day of UTC's
_SUMS: Final = """
SELECT count(*) AS number, coalesce(sum(total_cents), 0)::bigint AS total_cents,
  coalesce(sum(paid_cents), 0)::bigint AS paid_cents, coalesce(sum(greatest(total_cents - paid_cents, 0))
    FILTER (WHERE state NOT IN ('cancelled', 'expired', 'no_show')), 0)::bigint AS due_cents
FROM {rows}
"""
_COOKED_BY: Final = (
    "EXISTS (SELECT FROM core.chef_assignments seat WHERE seat.station = {} AND seat.booking = {}"
    " AND seat.chef = {} AND seat.released_at IS NULL AND seat.deleted_at IS NULL)"
)


class BookingLine(msgspec.Struct, frozen=True):
    """A booking in a list; money in cents."""

    id: UUID
    station: UUID
    customer: UUID
    customer_name: str
    reference: str
    state: BookingState
    payment_state: PaymentState
    event_date: date
    starts_at: datetime
    guests: int
    city: str
    deposit_cents: int
    total_cents: int
    paid_cents: int

    @property
    def balance_cents(self) -> int:
        """Return what is still due; negative when too much came."""
        return self.total_cents - self.paid_cents

    @property
    def owed_cents(self) -> int:
        """Return what is still to come: nothing of what is off, and nothing back of what came too much."""
        return 0 if self.state in FELL_THROUGH else max(self.balance_cents, 0)

    @property
    def due(self) -> tuple[str, int]:
        """Return what is due next, as a word and in cents."""
        if self.paid_cents < self.deposit_cents:
            return "deposit", self.deposit_cents - self.paid_cents
        return "balance", self.balance_cents


_COLUMNS = (
    Booking.id,
    Booking.station,
    Booking.customer,
    Booking.customer_name,
    Booking.reference,
    Booking.state,
    Booking.payment_state,
    Booking.event_date,
    Booking.starts_at,
    Booking.guests,
    Booking.city,
    Booking.deposit_cents,
    Booking.total_cents,
    Booking.paid_cents,
)


class BookingCriteria(msgspec.Struct, frozen=True, kw_only=True):
    """Which bookings a list shows; None is all. `chef` cooks at them, `until` is the last date."""

    payment_state: PaymentState | None = None
    state: BookingState | None = None
    chef: UUID | None = None
    since: date | None = None
    until: date | None = None


class Totals(msgspec.Struct, frozen=True):
    """What the bookings of a list come to, in cents."""

    number: int
    total_cents: int
    paid_cents: int
    due_cents: int


async def bookings(
    wanted: BookingCriteria, *, after: tuple[datetime, UUID] | None = None, limit: int = PAGE
) -> list[BookingLine]:
    """Return bookings in the order in which they begin, behind the last of the page before (when it begins, its id)."""
    query = Booking.select(*_COLUMNS).where(*_narrowed(wanted))
    if wanted.since:  # so that the index in this order is not read from its beginning
        query = query.where(Booking.starts_at >= datetime.combine(wanted.since, time(), UTC) - _A_DAY)
    if after:
        begins, last = after
        query = query.where(Booking.starts_at >= begins)
        query = query.where((Booking.starts_at > begins) | (Booking.id > last))
    return lines(await query.order_by(Booking.starts_at).order_by(Booking.id).limit(limit))


async def totals(wanted: BookingCriteria, *, at_most: int | None = None) -> Totals:
    """Sum up all bookings that a list would show, page after page; what is off owes nothing.

    Where there are more than `at_most`, one more is counted, and the sums say nothing.
    """
    listed = Booking.select(Booking.total_cents, Booking.paid_cents, Booking.state).where(*_narrowed(wanted))
    (row,) = await over(listed.limit(at_most + 1) if at_most else listed, _SUMS)
    return Totals(**row)


def _narrowed(wanted: BookingCriteria) -> list[Any]:
    conditions: list[Any] = []
    if wanted.payment_state:
        conditions.append(Booking.payment_state == wanted.payment_state)
    if wanted.state:
        conditions.append(Booking.state == wanted.state)
    if wanted.since:
        conditions.append(Booking.event_date >= wanted.since)
    if wanted.until:
        conditions.append(Booking.event_date <= wanted.until)
    if wanted.chef:
        conditions.append(QueryString(_COOKED_BY, Booking.station, Booking.id, wanted.chef))
    return conditions


async def of_customer(customer_id: UUID, *others: UUID) -> list[BookingLine]:
    """Return the bookings of a customer (or of several rows that are one person), the latest party first."""
    rows = (
        await Booking.select(*_COLUMNS)
        .where(Booking.customer.is_in([customer_id, *others]) if others else Booking.customer == customer_id)
        .order_by(Booking.event_date, ascending=False)
        .limit(PAGE)
    )
    return lines(rows)


async def parties_of(customer_ids: list[UUID]) -> dict[UUID, int]:
    """Return how many parties each of these customers has had or has booked."""
    if not customer_ids:
        return {}
    rows = (
        await Booking.select(Booking.customer)
        .where(among(Booking.customer, customer_ids))
        .where(Booking.state.not_in([BookingState.DRAFT, *OFF]))
        .limit(1000)
    )
    return Counter(row["customer"] for row in rows)


async def search(typed: str, *, limit: int = 8) -> list[BookingLine]:
    """Return open bookings that a reference, a city or their customer is found by, the latest party first."""
    if not typed.strip():
        return []
    found = await Customer.select(Customer.id, Customer.merged_into).where(found_by(typed)).limit(100)
    condition = QueryString("({} OR lower({}) = lower({}))", with_reference(typed), Booking.city, typed.strip())
    if ids := {row["merged_into"] or row["id"] for row in found}:
        condition = QueryString("({} OR {})", condition, Booking.customer.is_in(list(ids)).querystring)
    query = Booking.select(*_COLUMNS).where(condition).where(Booking.state.is_in(list(OPEN_STATES)))
    return lines(await query.order_by(Booking.event_date, ascending=False).limit(limit))


async def by_ids(ids: Collection[UUID]) -> dict[UUID, BookingLine]:
    """Return bookings by id; those out of scope are left out."""
    if not ids:
        return {}
    rows = await Booking.select(*_COLUMNS).where(among(Booking.id, ids))
    return {line.id: line for line in lines(rows)}


def lines(rows: list[dict[str, Any]]) -> list[BookingLine]:
    """Turn selected rows into lines."""
    return [BookingLine(**row) for row in rows]


def with_reference(typed: str) -> QueryString:
    """Return the condition that finds bookings by their code or its beginning, with or without its prefix."""
    code = QueryString("split_part({}, '-', 2)", Booking.reference)
    found: QueryString | None = None
    for typed_code in codes_in(typed):
        one = QueryString("{} LIKE {}", code, f"{typed_code}%")
        found = QueryString("{} OR {}", found, one) if found else one
    return QueryString("({})", found) if found else QueryString("false")
