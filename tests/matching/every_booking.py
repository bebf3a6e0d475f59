"""Every open booking and every lesson, read row by row: what a search for a few of them has to agree with."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from portal import clock
from portal.domain.matching.facts import payer_indexes
from portal.domain.matching.find import HOME
from portal.domain.matching.score import Declaration, Index, Known, OpenBooking, Received
from portal.domain.matching.ways import OWING_DAYS, SETTLED_DAYS
from tables.bookings import OPEN_STATES, Booking
from tables.customers import Customer
from tables.matching import DeclarationState, PayerAlias, PaymentDeclaration, RefusedPair
from tables.scope import the_business
from tables.stations import Business


async def every_open_booking() -> Index:
    """Return all bookings in scope that money may be for."""
    today = clock.now().date()
    rows = await Booking.select().where(Booking.state.is_in(list(OPEN_STATES))).order_by(Booking.id)
    contacts = {row["id"]: row for row in await Customer.select(Customer.id, Customer.email, Customer.phone)}
    declared = await _declared()
    currency = (await Business.one(the_business())).currency
    return Index(
        _open(row, contacts[row["contact"] or row["customer"]], declared[row["id"]], currency)
        for row in rows
        if (today - row["event_date"]).days <= (OWING_DAYS if row["paid_cents"] < row["total_cents"] else SETTLED_DAYS)
    )


async def everything_known(received: Received) -> Known:
    """Return what was learned about a payer."""
    keys = payer_indexes(the_business(), received)
    aliases: dict[str, dict[str, int]] = defaultdict(dict)
    for row in await PayerAlias.select(PayerAlias.payer_index, PayerAlias.customer, PayerAlias.confirmations):
        if row["payer_index"] in keys:
            aliases[keys[row["payer_index"]]][str(row["customer"])] = row["confirmations"]
    refused = await RefusedPair.select(RefusedPair.payer_index, RefusedPair.customer)
    return Known(
        aliases=aliases,
        refused=frozenset(
            (keys[row["payer_index"]], str(row["customer"])) for row in refused if row["payer_index"] in keys
        ),
    )


def _open(row: dict[str, Any], contact: dict[str, Any], declarations: list[Declaration], currency: str) -> OpenBooking:
    phone = contact["phone"] or ""
    return OpenBooking(
        id=str(row["id"]),
        reference=row["reference"],
        station=str(row["station"]),
        customer_id=str(row["customer"]),
        customer_name=row["customer_name"],
        email=contact["email"] or "",
        phone=phone if phone.startswith(HOME) else "",
        created_at=row["created_at"],
        event_date=row["event_date"],
        deposit_cents=row["deposit_cents"],
        total_cents=row["total_cents"],
        paid_cents=row["paid_cents"],
        currency=currency,
        declarations=tuple(declarations),
    )


async def _declared() -> dict[UUID, list[Declaration]]:
    found: dict[UUID, list[Declaration]] = defaultdict(list)
    rows = await (
        PaymentDeclaration.select()
        .where(PaymentDeclaration.state == DeclarationState.OPEN)
        .order_by(PaymentDeclaration.id)
    )
    for row in rows:
        found[row["booking"]].append(
            Declaration(
                method=row["method"], payer_name=row["payer_name"], amount_cents=row["amount_cents"], at=row["sent_at"]
            )
        )
    return found
