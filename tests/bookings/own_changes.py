"""What a customer types to change a party."""

import re
from html import unescape
from typing import TYPE_CHECKING, Final

import httpx

if TYPE_CHECKING:
    from tables.bookings import Booking


SEEN: Final = re.compile(r'name="seen" value="([^"]+)"')


def typed(booking: "Booking", **other: str) -> dict[str, str]:
    usual = {
        "adults": "12",
        "children": "0",
        "toddlers": "0",
        "address": "12 Elm St",
        "city": "Sacramento",
        "postal_code": "95814",
        "allergies": "Shellfish",
        "revision": str(booking.revision),
    }
    return usual | other


def seen(answer: httpx.Response) -> str:
    found = SEEN.search(answer.text)
    assert found, answer.text
    return unescape(found[1])
