"""Lists of bookings, and the search that the review queue and the palette use."""

from collections import Counter
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from portal.domain.customers import found_by
from tables.bookings import OPEN_STATES, Booking, BookingState, PaymentState
from tables.customers import Customer

PAGE = 50


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


async def bookings(
    *,
    payment_state: PaymentState | None = None,
    after: tuple[date, UUID] | None = None,
    since: date | None = None,
    limit: int = PAGE,
) -> list[BookingLine]:
    """Return bookings by date, from the given day on, behind the last one of the page before (its date and id)."""
    query = Booking.select(*_COLUMNS)
    if payment_state:
        query = query.where(Booking.payment_state == payment_state)
    if since:
        query = query.where(Booking.event_date >= since)
    if after:
        day, last = after
        query = query.where((Booking.event_date > day) | ((Booking.event_date == day) & (Booking.id > last)))
    rows = await query.order_by(Booking.event_date).order_by(Booking.id).limit(limit)
    return lines(rows)


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
        .where(Booking.customer.is_in(customer_ids))
        .where(Booking.state.not_in([BookingState.DRAFT, BookingState.CANCELLED, BookingState.EXPIRED]))
        .limit(1000)
    )
    return Counter(row["customer"] for row in rows)


async def search(typed: str, *, limit: int = 8) -> list[BookingLine]:
    """Return open bookings that a reference, a name, an e-mail or a phone number finds, the next party first."""
    if not typed.strip():
        return []
    found = await Customer.select(Customer.id, Customer.merged_into).where(found_by(typed)).limit(100)
    condition: Any = with_reference(typed)
    if ids := {row["merged_into"] or row["id"] for row in found}:
        condition = QueryString("({} OR {})", condition, Booking.customer.is_in(list(ids)).querystring)
    query = Booking.select(*_COLUMNS).where(condition).where(Booking.state.is_in(list(OPEN_STATES)))
    return lines(await query.order_by(Booking.event_date, ascending=False).limit(limit))


async def some(ids: list[UUID]) -> dict[UUID, BookingLine]:
    """Return bookings by id; those out of scope are left out."""
    if not ids:
        return {}
    rows = await Booking.select(*_COLUMNS).where(Booking.id.is_in(ids))
    return {line.id: line for line in lines(rows)}


def lines(rows: list[dict[str, Any]]) -> list[BookingLine]:
    """Turn selected rows into lines."""
    return [BookingLine(**row) for row in rows]


def with_reference(typed: str) -> QueryString:
    """Return the condition that finds bookings by the beginning of their code, with or without its prefix."""
    code = "".join(character for character in typed.upper().rpartition("-")[2] if character.isalnum())
    return QueryString("split_part({}, '-', 2) LIKE {}", Booking.reference, f"{code}%" if code else "-")
