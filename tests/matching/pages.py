"""What a page of the queue shows to choose from, and which of that it has picked beforehand."""

import re
from typing import Final

_SHOWN: Final = re.compile(r'name="shown" value="([^"]*)"')
_PICKED: Final = re.compile(r'<input type="radio"[^>]* value="([0-9a-f-]+)"[^>]* checked')


def shown_on(page: str) -> str:
    """Return everything that can be chosen on a page, as its form carries it."""
    found = _SHOWN.search(page)
    return found[1] if found else ""


def picked_on(page: str) -> str | None:
    """Return the booking or entry that is picked on a page."""
    found = _PICKED.search(page)
    return found[1] if found else None
