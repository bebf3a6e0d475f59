"""Put a tag on a customer."""

from typing import Final
from uuid import UUID

from portal.domain.errors import Refused
from tables.customers import Customer
from tables.scope import stations
from tables.unit_of_work import atomic

LONGEST: Final = 40
MOST: Final = 20


class TagUnusable(Refused):
    """A tag is a word or two, and there are not many."""


@atomic
async def tag(customer_id: UUID, *, word: str) -> Customer:
    """Put a tag on a customer, in small letters, unless they bear it.

    Raises:
        TagUnusable: it is empty, too long, or one too many.

    """
    wanted = tag_of(word)
    if not wanted:
        raise TagUnusable("Type a tag, like “VIP” or “vegetarian”.", field="tag")
    if len(wanted) > LONGEST:
        raise TagUnusable(f"Type at most {LONGEST} characters.", field="tag")
    customer = await Customer.one(customer_id, lock=True)
    if wanted in customer.tags:
        return customer
    if len(customer.tags) >= MOST:
        raise TagUnusable(f"There are {MOST} tags already. Take one off first.", field="tag")
    return await keep_tags(customer, [*customer.tags, wanted])


def tag_of(typed: str) -> str:
    """Return a tag as it is kept, however it was typed."""
    return " ".join(typed.split()).casefold()


async def keep_tags(customer: Customer, tags: list[str]) -> Customer:
    """Give a customer these tags, sorted."""
    with stations(customer.station):
        customer.tags = sorted(tags)
        await customer.save([Customer.tags])
    return customer
