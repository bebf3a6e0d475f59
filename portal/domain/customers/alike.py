"""Who a caller may be: customers with the same e-mail or phone, or a name like theirs. Nobody is merged by this."""

from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from portal.domain.customers.contact import NotAnAddress, email_address, email_index, phone_index, phone_number
from portal.domain.customers.queries import named
from tables.customers import Customer
from tables.scope import the_business

MOST: Final = 6
SHORTEST_NAME: Final = 3


class Likeness(StrEnum):
    """What a customer has in common with what was typed, the strongest first."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"


class Alike(msgspec.Struct, frozen=True):
    """A customer who may be meant."""

    id: UUID
    name: str
    likeness: Likeness

    @property
    def is_exact(self) -> bool:
        """Say whether it is their own address or number that was typed."""
        return self.likeness != Likeness.NAME


async def alike(*, name: str = "", email: str = "", phone: str = "") -> list[Alike]:
    """Return customers in scope who may be meant, those with the same address or number first.

    What is not a whole address or number yet finds nobody by it.
    """
    keys = {Likeness.EMAIL: _email_key(email), Likeness.PHONE: _phone_key(phone)}
    conditions: list[Any] = []
    if keys[Likeness.EMAIL]:
        conditions.append((Customer.email_index == keys[Likeness.EMAIL]).querystring)
    if keys[Likeness.PHONE]:
        conditions.append((Customer.phone_index == keys[Likeness.PHONE]).querystring)
    if len(name.strip()) >= SHORTEST_NAME:
        found = named(Customer.name_tokens, name)
        conditions.append(found if isinstance(found, QueryString) else found.querystring)
    if not conditions:
        return []
    either = QueryString("(" + " OR ".join("{}" for _ in conditions) + ")", *conditions)
    rows = (
        await Customer.select(Customer.id, Customer.name, Customer.email_index, Customer.phone_index)
        .where(either)
        .where(Customer.merged_into.is_null())
        .order_by(Customer.id, ascending=False)
        .limit(MOST)
    )
    order = list(Likeness)
    return sorted((_alike(row, keys) for row in rows), key=lambda each: order.index(each.likeness))


def _alike(row: dict[str, Any], keys: dict[Likeness, bytes | None]) -> Alike:
    if keys[Likeness.EMAIL] and row["email_index"] == keys[Likeness.EMAIL]:
        return Alike(row["id"], row["name"], Likeness.EMAIL)
    if keys[Likeness.PHONE] and row["phone_index"] == keys[Likeness.PHONE]:
        return Alike(row["id"], row["name"], Likeness.PHONE)
    return Alike(row["id"], row["name"], Likeness.NAME)


def _email_key(typed: str) -> bytes | None:
    try:
        return email_index(the_business(), email_address(typed)) if typed.strip() else None
    except NotAnAddress:
        return None


def _phone_key(typed: str) -> bytes | None:
    try:
        return phone_index(the_business(), phone_number(typed)) if typed.strip() else None
    except NotAnAddress:
        return None
