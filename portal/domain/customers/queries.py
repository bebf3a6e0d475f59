"""Lists of customers, and the search by name, e-mail or phone on encrypted data."""

from uuid import UUID

import msgspec
from piccolo.columns import Array
from piccolo.columns.combination import Where
from piccolo.columns.operators.comparison import Equal
from piccolo.querystring import QueryString

from portal.domain.customers.contact import NotAnAddress, email_address, email_index, phone_index, phone_number
from portal.domain.customers.fold import words_of
from portal.domain.customers.words import contact_tokens, typed_tokens
from tables.customers import Customer
from tables.leads import Lead
from tables.scope import the_business

PAGE = 50
MERGED = 200
_DIGITS_OF_A_PHONE = 7


class CustomerLine(msgspec.Struct, frozen=True):
    """A customer in a list."""

    id: UUID
    station: UUID
    name: str
    tags: list[str] = []


async def customers(
    *, search: str = "", tag: str = "", before: UUID | None = None, limit: int = PAGE
) -> list[CustomerLine]:
    """Return customers, newest first, from below the id `before`; each person once, however many rows were merged.

    Those that `search` finds where something is typed, also by a name or address that was merged into theirs.
    """
    query = Customer.select(Customer.id, Customer.station, Customer.name, Customer.tags)
    query = query.where(Customer.merged_into.is_null())
    if tag:
        query = query.where(QueryString("{} @> ARRAY[{}]::varchar[]", Customer.tags, tag))
    if search.strip():
        found: Where | QueryString = found_by(search)
        if others := await merged_into(found):
            found = QueryString("({} OR {})", _plain(found), Customer.id.is_in(others).querystring)
        query = query.where(found)
    if before:
        query = query.where(Customer.id < before)
    rows = await query.order_by(Customer.id, ascending=False).limit(limit)
    return [CustomerLine(**row) for row in rows]


async def merged_into(found: Where | QueryString) -> list[UUID]:
    """Return the customers into whom those that a condition finds were merged."""
    rows = (
        await Customer.select(Customer.merged_into).where(Customer.merged_into.is_not_null()).where(found).limit(MERGED)
    )
    return list({row["merged_into"] for row in rows})


def _plain(condition: Where | QueryString) -> QueryString:
    return condition if isinstance(condition, QueryString) else condition.querystring


def found_by(search: str, among: type[Customer] | type[Lead] = Customer) -> Where | QueryString:
    """Return the condition that finds people by what was typed.

    An e-mail or how it begins, a phone or its last four digits, or (the beginnings of) names.
    """
    business = the_business()
    if "@" in search:
        try:
            return Where(among.email_index, email_index(business, email_address(search)), operator=Equal)
        except NotAnAddress:
            return _reached_by(among.name_tokens, search)
    if sum(character.isdigit() for character in search) >= _DIGITS_OF_A_PHONE:
        try:
            return Where(among.phone_index, phone_index(business, phone_number(search)), operator=Equal)
        except NotAnAddress:
            return among.id.is_null()
    return QueryString("({} OR {})", _plain(named(among.name_tokens, search)), _reached_by(among.name_tokens, search))


def _reached_by(tokens: Array, search: str) -> QueryString:
    """Return the condition that finds people by how their address begins, or by the end of their number."""
    return QueryString("{} && {}", tokens, contact_tokens(the_business(), search))


def named(tokens: Array, search: str) -> Where | QueryString:
    """Return the condition that finds names by what was typed: the beginnings of words, each misspelled by a letter."""
    condition: QueryString | None = None
    for word in words_of(search):
        beginning, misspelled = typed_tokens(the_business(), word)
        found = QueryString("{} && {}", tokens, beginning + misspelled)
        condition = found if condition is None else QueryString("{} AND {}", condition, found)
    return condition if condition is not None else tokens.is_null()
