"""Customers who are the same person: the rows that were merged, and those that might be."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from portal.domain.customers.fold import words_of
from portal.domain.customers.words import word_tokens
from tables.customers import Customer, CustomerNote
from tables.scope import the_business

MOST = 20
_FEWEST_WORDS = 2  # a first name alone says nothing


class Identity(msgspec.Struct, frozen=True):
    """A customer's row that was merged into another: their other name or address."""

    id: UUID
    name: str
    email: str | None
    phone: str | None


class Lookalike(msgspec.Struct, frozen=True):
    """A customer who may be the same person, and why."""

    id: UUID
    name: str
    reasons: tuple[str, ...]


async def identities(customer_id: UUID) -> list[Identity]:
    """Return the rows that were merged into a customer."""
    rows = (
        await Customer.select(Customer.id, Customer.name, Customer.email, Customer.phone)
        .where(Customer.merged_into == customer_id)
        .order_by(Customer.id)
        .limit(MOST)
    )
    return [Identity(**row) for row in rows]


async def lookalikes(customer: Customer) -> list[Lookalike]:
    """Return customers with the same e-mail, phone or whole name; nobody is merged for it."""
    conditions: list[tuple[str, QueryString]] = []
    if customer.email_index:
        conditions.append(("the same e-mail", QueryString("{} = {}", Customer.email_index, customer.email_index)))
    if customer.phone_index:
        conditions.append(("the same phone", QueryString("{} = {}", Customer.phone_index, customer.phone_index)))
    words = words_of(customer.name)
    if len(words) >= _FEWEST_WORDS:
        tokens = word_tokens(the_business(), words)
        conditions.append(("the same name", QueryString("{} @> {}", Customer.name_tokens, tokens)))

    found: dict[UUID, Lookalike] = {}
    for reason, condition in conditions:
        for row in await _others(customer, condition):
            known = found.get(row["id"])
            reasons = (*known.reasons, reason) if known else (reason,)
            found[row["id"]] = Lookalike(row["id"], row["name"], reasons)
    return list(found.values())


async def _others(customer: Customer, condition: QueryString) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (
        await Customer.select(Customer.id, Customer.name)
        .where(condition)
        .where(Customer.station == customer.station)
        .where((Customer.id != customer.id) & Customer.merged_into.is_null())
        .limit(MOST)
    )
    return rows


class NoteLine(msgspec.Struct, frozen=True):
    """A note as it is read."""

    id: UUID
    words: str
    author: UUID | None
    created_at: datetime


async def notes_of(customer_ids: Iterable[UUID]) -> list[NoteLine]:
    """Return the newest notes about a person."""
    rows = (
        await CustomerNote.select(CustomerNote.id, CustomerNote.words, CustomerNote.author, CustomerNote.created_at)
        .where(CustomerNote.customer.is_in(list(customer_ids)))
        .order_by(CustomerNote.id, ascending=False)
        .limit(50)
    )
    return [NoteLine(**row) for row in rows]
