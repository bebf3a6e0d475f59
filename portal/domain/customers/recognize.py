"""Recognize a customer."""

from piccolo.querystring import QueryString

from portal.domain.customers.add import add
from portal.domain.customers.contact import email_address, email_index, phone_index, phone_number
from tables.customers import Customer
from tables.scope import the_business, the_station
from tables.sql import platform
from tables.unit_of_work import atomic


@atomic
async def recognize(*, name: str, email: str | None = None, phone: str | None = None) -> Customer:
    """Return the customer of the station in scope whose e-mail or else phone this is; a new one, where there is none.

    Their name stays as it was, whatever is typed now. The row that is returned holds the address that was typed: it
    may be `merged_into` the customer whom its bookings belong to. Somebody with a known phone and a new address gets
    such a row, so that no letter goes to another address than the one that was typed.
    """
    business = the_business()
    address = email_address(email) if email else None
    number = phone_number(phone) if phone else None
    key = email_index(business, address) if address else None

    number_key = phone_index(business, number) if number else None
    await _one_at_a_time(key, number_key)
    known = await _known(key, number_key)
    if by_email := next((one for one in known if key and one.email_index == key), None):
        return by_email
    by_phone = next(iter(known), None)
    if by_phone is None:
        return await add(name=name, email=address, phone=number)
    if address is None:
        return by_phone
    contact = await add(name=name, email=address, phone=number)
    contact.merged_into = by_phone.merged_into or by_phone.id
    await contact.save([Customer.merged_into])
    return contact


async def _one_at_a_time(*keys: bytes | None) -> None:
    """See to it that somebody who is asked for twice at the same time is added once."""
    turns = sorted(f"customer:{the_station()}:{key.hex()}" for key in keys if key)
    await platform("SELECT pg_advisory_xact_lock(hashtextextended(turn, 0)) FROM unnest($1::text[]) AS turn", turns)


async def _known(email: bytes | None, phone: bytes | None) -> list[Customer]:
    """Return those whose e-mail or phone it is: who was there first, before those who were merged into another."""
    found: list[Customer] = (
        await Customer.objects()
        .where((Customer.email_index == (email or b"")) | (Customer.phone_index == (phone or b"")))
        .order_by(QueryString("{} IS NOT NULL", Customer.merged_into))
        .order_by(Customer.id)
    )
    return found
