"""Whether what was chosen can be meant for so many guests. Pure."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from portal.domain.catalog import Rates
from portal.domain.errors import Refused
from portal.domain.quotes.price import Guests
from tables.catalog import ProductKind

EACH: Final = 10
"""How many of one thing for the table a guest may want; more is a slip of the finger."""


class TooMuch(Refused):
    """More of a product than the guests could eat."""

    def __init__(self, message: str, product: UUID) -> None:
        super().__init__(message, field="menu")
        self.product = product


def check_menu(rates: Rates, guests: Guests, menu: Mapping[UUID, int]) -> None:
    """Refuse more upgrades than there are guests who eat, and far more for the table than they could.

    Raises:
        TooMuch: with the product.

    """
    eat = guests.adults + guests.children
    for item in rates.items:
        count = menu.get(item.id, 0)
        if item.kind == ProductKind.UPGRADE and count > eat:
            raise TooMuch(f"One per guest who eats: {eat} at most.", item.id)
        if item.kind == ProductKind.ADD_ON and count > EACH * eat:
            raise TooMuch(f"That’s a lot for {eat} guests. The most is {EACH * eat}; for more, call us.", item.id)
