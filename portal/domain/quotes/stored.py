"""What a booking keeps of its order, read back: the lines of its price, the menu, the address. Pure."""

from uuid import UUID

import msgspec

from portal.domain.quotes.price import QuoteLine
from tables.bookings import Booking, CateringBooking


def lines_of(catering: CateringBooking | None) -> tuple[QuoteLine, ...]:
    """Return the lines of the price that was frozen with a booking; none where it was made without."""
    return msgspec.json.decode(catering.quote_lines, type=tuple[QuoteLine, ...]) if catering else ()


def menu_of(catering: CateringBooking | None) -> dict[UUID, int]:
    """Return how many of which product were chosen."""
    return msgspec.json.decode(catering.menu, type=dict[UUID, int]) if catering else {}


def full_address_of(booking: Booking, catering: CateringBooking | None) -> str:
    """Return where a party is, in one line."""
    address = (catering.address if catering else None) or ""
    postal_code = catering.postal_code if catering else ""
    city = "" if booking.city.casefold() in address.casefold() else booking.city
    line = ", ".join(part for part in (address, city) if part)
    return line if postal_code in line else f"{line} {postal_code}".lstrip()
