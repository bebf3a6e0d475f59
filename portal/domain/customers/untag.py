"""Take a tag off a customer."""

from uuid import UUID

from portal.domain.customers.tag import keep_tags, tag_of
from tables.customers import Customer
from tables.unit_of_work import atomic


@atomic
async def untag(customer_id: UUID, *, word: str) -> Customer:
    """Take a tag off a customer, unless they do not bear it."""
    customer = await Customer.one(customer_id, lock=True)
    gone = tag_of(word)
    if gone not in customer.tags:
        return customer
    return await keep_tags(customer, [each for each in customer.tags if each != gone])
