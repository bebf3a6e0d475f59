"""The open bookings that a payment may mean: however many there are, few of them are read."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from portal import clock
from portal.domain.customers import email_index, phone_index
from portal.domain.matching.score import (
    MOST_OF_AN_AMOUNT,
    Declaration,
    Few,
    MatchVerdict,
    NotEnough,
    OpenBooking,
    Received,
    Sought,
    days_around,
    judge,
)
from portal.domain.matching.surroundings import Surroundings, surroundings
from portal.domain.matching.tokens import tokens
from portal.domain.matching.ways import FIRST_OF_AN_AMOUNT, MEANT, NEAR, statement
from tables.bookings import Booking
from tables.customers import Customer
from tables.matching import PaymentDeclaration
from tables.scope import the_business
from tables.sql import fenced, planned_once
from tables.unit_of_work import atomic

HOME: Final = "+1"
"""The country of a telephone number in a memo, which does not say it."""
_NAME: Final = Booking.customer_name
_MEANT: Final = {contacts: statement(MEANT, with_contacts=contacts) for contacts in (False, True)}
_NEAR: Final = {contacts: statement(NEAR, with_contacts=contacts) for contacts in (False, True)}


@atomic
async def judge_open(received: Received, *, at: datetime) -> MatchVerdict:
    """Judge a payment, as at the time `at`, among the bookings in scope that money may be for."""
    today = clock.now().date()
    async with planned_once():
        around = await surroundings(received, today=today)
        search = Search(received, around, today=today)
        few = await search.meant()
        with suppress(NotEnough):
            return judge(received, few, around.known, at=at)
        return judge(received, await search.near(), around.known, at=at)


class Search:
    """The bookings that are found for one payment, as far as its judgment asks for them."""

    def __init__(self, received: Received, around: Surroundings, *, today: date) -> None:
        self._received = received
        self._around = around
        self._today = today
        self._sought = Sought(received, around.known, prefixes=around.prefixes)
        self._found: dict[UUID, OpenBooking] = {}

    async def meant(self) -> Few:
        """Return the bookings that the payment may mean, and the newest few that owe its amount."""
        sought = self._sought
        rows = await fenced(
            _MEANT[bool(sought.contacts)],
            self._today,
            self._received.amount_cents,
            tokens(the_business(), words=sought.words, codes=sought.codes),
            [UUID(customer) for customer in sought.customers],
            [_contact_index(contact) for contact in sought.contacts],
            list(sought.dates),
        )
        return self._few(rows, newest=FIRST_OF_AN_AMOUNT, has_near=False)

    async def near(self) -> Few:
        """Return these, and those that owe its amount or whose event is near: for a payment that names nobody."""
        sent = self._received.sent_at.date()
        near = days_around(sent)
        rows = await fenced(
            _NEAR[bool(self._sought.contacts)], self._today, self._received.amount_cents, sent, min(near), max(near)
        )
        return self._few(rows, newest=MOST_OF_AN_AMOUNT, has_near=True)

    def _few(self, rows: list[dict[str, Any]], *, newest: int, has_near: bool) -> Few:
        around = self._around
        for row in rows:
            if row["id"] not in self._found:
                self._found[row["id"]] = _open(row, around.currency)
        is_ours = self._received.currency == around.currency
        return Few(
            (self._found[each] for each in sorted(self._found)),  # the newest last, as an index takes them
            self._sought,
            size=around.size,
            owing=rows[0]["owing"] if rows and is_ours else 0,
            newest=newest,
            has_near=has_near,
        )


def _contact_index(contact: str) -> bytes:
    business = the_business()
    return email_index(business, contact) if "@" in contact else phone_index(business, HOME + contact)


def _open(row: dict[str, Any], currency: str) -> OpenBooking:
    contact = row.get("contact")
    phone = _opened(Customer.phone, row["phone"], contact) if contact else ""
    return OpenBooking(
        id=str(row["id"]),
        reference=row["reference"],
        station=str(row["station"]),
        customer_id=str(row["customer"]),
        customer_name=_NAME.open(row["customer_name"], row["id"]),
        email=_opened(Customer.email, row["email"], contact) if contact else "",
        phone=phone if phone.startswith(HOME) else "",
        created_at=row["created_at"],
        event_date=row["event_date"],
        deposit_cents=row["deposit_cents"],
        total_cents=row["total_cents"],
        paid_cents=row["paid_cents"],
        currency=currency,
        declarations=tuple(_declared(*said) for said in row["declarations"]) if row["declarations"] else (),
    )


def _opened(column: Any, sealed: bytes | None, row_id: UUID) -> str:  # noqa: ANN401 - a sealed column
    return column.open(sealed, row_id) if sealed is not None else ""


def _declared(row_id: UUID, method: str, payer_name: bytes | None, amount_cents: int, sent_at: datetime) -> Declaration:
    return Declaration(
        method=method,
        payer_name=_opened(PaymentDeclaration.payer_name, payer_name, row_id),
        amount_cents=amount_cents,
        at=sent_at,
    )
