"""The parties that a memo names and that are off: nobody ranks them, and yet the payer means them."""

from collections.abc import Sequence
from typing import Final

from portal.domain import bookings
from portal.domain.bookings import BookingLine
from portal.domain.matching.memo_references import memo_references
from portal.domain.matching.shown import CLOSED
from tables.bookings import CLOSED_STATES, Booking

_MOST: Final = 5


async def called_off(memo: str | None) -> list[BookingLine]:
    """Return the bookings that are off whose whole reference stands in a memo; few memos cost a statement."""
    whole = memo_references(memo)
    if not whole:
        return []
    rows = (
        await Booking.select(Booking.id)
        .where(Booking.reference.is_in(whole) & Booking.state.is_in(list(CLOSED_STATES)))
        .limit(_MOST)
    )
    return list((await bookings.by_ids([row["id"] for row in rows])).values())


def said_of(lines: Sequence[BookingLine]) -> str:
    """Say why a person decides: whose party the memo names."""
    line = lines[0]
    return (
        f"The memo names {line.reference}: the party of {line.customer_name} {CLOSED[line.state]}. "
        "What is put on it has to go back, or to become credit."
    )
