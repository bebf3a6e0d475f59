"""What the judgement needs to know, fetched from the tables."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from portal import clock
from portal.domain.customers import words_of
from portal.domain.matching.score import Declared, Known, OpenBooking, Received, payer_keys
from tables.bookings import OPEN_STATES, Booking
from tables.crypto import keys
from tables.customers import Customer
from tables.matching import (
    DeclarationState,
    PayerAlias,
    PaymentDeclaration,
    PaymentNotification,
    RefusedPair,
)
from tables.scope import the_business
from tables.stations import Business

OWING_DAYS = 30
"""How long after the party what is still owed may come: later money is searched for by a person."""
SETTLED_DAYS = 14
"""How long after the party more than was owed may come: a tip, or the same money again."""


def received_of(notification: PaymentNotification, *, new: bool) -> Received:
    """Return what a notification says, as the judgement takes it."""
    return Received(
        payer_name=notification.payer_name or "",
        handle=notification.handle or "",
        amount_cents=notification.amount_cents or 0,
        currency=notification.currency or "USD",
        memo=notification.memo or "",
        sent_at=notification.sent_at,
        provider=notification.provider,
        trusted=notification.is_trusted and notification.is_sure,
        new=new,
    )


def payer_indexes(business: UUID, received: Received) -> dict[bytes, str]:
    """Return the blind indexes of everything that the payer may be remembered by, each with its key."""
    return {keys().blind(business, "payer", key): key for key in payer_keys(received)}


def index_of_name(name: str) -> bytes | None:
    """Return the blind index under which somebody who pays under this name is remembered."""
    words = " ".join(sorted(words_of(name)))
    return keys().blind(the_business(), "payer", f"name:{words}") if words else None


async def open_bookings() -> list[OpenBooking]:
    """Return the bookings in scope that money may be for."""
    today = clock.now().date()
    rows = await (
        Booking.select(
            Booking.id,
            Booking.reference,
            Booking.station,
            Booking.customer,
            Booking.contact,
            Booking.customer_name,
            Booking.created_at,
            Booking.event_date,
            Booking.deposit_cents,
            Booking.total_cents,
            Booking.paid_cents,
        )
        .where(Booking.state.is_in(list(OPEN_STATES)))
        .where(
            (Booking.event_date >= today - timedelta(days=SETTLED_DAYS))
            | ((Booking.event_date >= today - timedelta(days=OWING_DAYS)) & (Booking.paid_cents < Booking.total_cents))
        )
    )
    rows.sort(key=lambda row: row["id"])  # the newest last, as the index takes them
    contacts = await _contacts([row["contact"] or row["customer"] for row in rows])
    declarations = await _declarations()
    currency = (await Business.one(the_business())).currency
    return [_open(row, contacts, declarations, currency) for row in rows]


def _open(
    row: Mapping[str, Any],
    contacts: Mapping[UUID, Any],
    declarations: Mapping[UUID, list[Declared]],
    currency: str,
) -> OpenBooking:
    contact = contacts.get(row["contact"] or row["customer"], {})
    return OpenBooking(
        id=str(row["id"]),
        reference=row["reference"],
        station=str(row["station"]),
        customer_id=str(row["customer"]),
        customer_name=row["customer_name"],
        email=contact.get("email") or "",
        phone=contact.get("phone") or "",
        created_at=row["created_at"],
        event_date=row["event_date"],
        deposit_cents=row["deposit_cents"],
        total_cents=row["total_cents"],
        paid_cents=row["paid_cents"],
        currency=currency,
        declarations=tuple(declarations.get(row["id"], ())),
    )


async def _contacts(customers: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    if not customers:
        return {}
    rows = await Customer.select(Customer.id, Customer.email, Customer.phone).where(
        Customer.id.is_in(list(set(customers)))
    )
    return {row["id"]: row for row in rows}


async def _declarations() -> dict[UUID, list[Declared]]:
    rows = await PaymentDeclaration.select(
        PaymentDeclaration.booking,
        PaymentDeclaration.method,
        PaymentDeclaration.payer_name,
        PaymentDeclaration.amount_cents,
        PaymentDeclaration.sent_at,
    ).where(PaymentDeclaration.state == DeclarationState.OPEN)
    found = defaultdict(list)
    for row in rows:
        said = Declared(
            method=row["method"], payer_name=row["payer_name"], amount_cents=row["amount_cents"], at=row["sent_at"]
        )
        found[row["booking"]].append(said)
    return found


async def known(indexes: Mapping[bytes, str]) -> Known:
    """Return what staff's decisions have taught about a payer."""
    if not indexes:
        return Known()
    wanted = list(indexes)
    learned = await PayerAlias.select(PayerAlias.payer_index, PayerAlias.customer, PayerAlias.confirmations).where(
        PayerAlias.payer_index.is_in(wanted)
    )
    refused = await RefusedPair.select(RefusedPair.payer_index, RefusedPair.customer).where(
        RefusedPair.payer_index.is_in(wanted)
    )
    aliases: dict[str, dict[str, int]] = defaultdict(dict)
    for row in learned:
        aliases[indexes[row["payer_index"]]][str(row["customer"])] = row["confirmations"]
    pairs = frozenset((indexes[row["payer_index"]], str(row["customer"])) for row in refused)
    return Known(aliases=aliases, refused=pairs)
