"""What a page of the queue offers, and which of that it has picked beforehand."""

import re
from typing import Final

_OFFER: Final = re.compile(r'name="offer" value="([^"]*)"')
_PICKED: Final = re.compile(r'<input type="radio"[^>]* value="([0-9a-f-]+)"[^>]* checked')


def offer_on(page: str) -> str:
    """Return everything that can be chosen on a page, as its form carries it."""
    found = _OFFER.search(page)
    return found[1] if found else ""


def picked_on(page: str) -> str | None:
    """Return the booking or entry that is picked on a page."""
    found = _PICKED.search(page)
    return found[1] if found else None
