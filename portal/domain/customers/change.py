"""Correct what is known of a customer."""

from uuid import UUID

from portal.domain.customers.add import NameMissing
from portal.domain.customers.contact import email_address, email_index, phone_index, phone_number
from portal.domain.customers.events import CustomerChanged
from portal.domain.customers.words import SEARCH_VERSION, search_tokens
from portal.domain.events import record
from tables.customers import Customer
from tables.scope import stations, the_business
from tables.unit_of_work import atomic


@atomic
async def change(customer_id: UUID, *, name: str, email: str = "", phone: str = "") -> Customer:
    """Change a customer's name, e-mail and phone, and by what they are found; an empty one is taken away.

    Bookings keep the name that they were made under: payments are matched with it.

    Raises:
        NameMissing: a customer has a name.
        NotAnAddress: the e-mail or the phone is none.

    """
    if not name.strip():
        raise NameMissing("Type the customer's name.", field="name")
    customer = await Customer.one(customer_id, lock=True)
    wanted = (
        " ".join(name.split()),
        email_address(email) if email.strip() else None,
        phone_number(phone) if phone.strip() else None,
    )
    if wanted == (customer.name, customer.email, customer.phone):
        return customer
    business = the_business()
    customer.name, customer.email, customer.phone = wanted
    customer.name_tokens = search_tokens(business, name=customer.name, email=customer.email, phone=customer.phone)
    customer.search_version = SEARCH_VERSION
    customer.email_index = email_index(business, customer.email) if customer.email else None
    customer.phone_index = phone_index(business, customer.phone) if customer.phone else None
    with stations(customer.station):
        await customer.save()
        await record(CustomerChanged(stream_id=customer.id))
    return customer
