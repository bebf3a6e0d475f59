"""Add a customer."""

from portal.domain.customers.contact import email_address, email_index, phone_index, phone_number
from portal.domain.customers.events import CustomerAdded
from portal.domain.customers.words import SEARCH_VERSION, search_tokens
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.customers import Customer
from tables.scope import the_business
from tables.unit_of_work import atomic


class NameMissing(Refused):
    """A customer has a name."""


@atomic
async def add(*, name: str, email: str | None = None, phone: str | None = None) -> Customer:
    """Add a customer to the station in scope, findable by name, e-mail and phone."""
    if not name.strip():
        raise NameMissing("Type the customer's name.", field="name")
    business = the_business()
    address = email_address(email) if email else None
    number = phone_number(phone) if phone else None

    customer = Customer(
        name=" ".join(name.split()),
        email=address,
        phone=number,
        email_index=email_index(business, address) if address else None,
        phone_index=phone_index(business, number) if number else None,
        name_tokens=search_tokens(business, name=name, email=address, phone=number),
        search_version=SEARCH_VERSION,
    )
    await customer.save()
    await record(CustomerAdded(stream_id=customer.id))
    return customer
