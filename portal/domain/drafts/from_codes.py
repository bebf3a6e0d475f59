"""What printed codes have brought: bookings, and what they are worth."""

from datetime import datetime
from uuid import UUID

import msgspec
from piccolo.query.functions import Count, Sum

from tables.bookings import FELL_THROUGH, Booking, BookingState

WORTHLESS = FELL_THROUGH | {BookingState.DRAFT}
"""States in which a booking brings no money."""


class Brought(msgspec.Struct, frozen=True):
    """Bookings that came from a code, without those that came to nothing."""

    bookings: int = 0
    worth_cents: int = 0


async def from_codes(*, since: datetime, until: datetime, code_id: UUID | None = None) -> dict[UUID, Brought]:
    """Return what one code, or each of all in scope, brought between two times; who brought nothing is left out."""
    rows = (
        await Booking.select(Booking.qr_code, Count(), Sum(Booking.total_cents))
        .where(Booking.qr_code == code_id if code_id else Booking.qr_code.is_not_null())
        .where(Booking.state.not_in(sorted(WORTHLESS)))
        .where((Booking.created_at >= since) & (Booking.created_at < until))
        .group_by(Booking.qr_code)
    )
    return {row["qr_code"]: Brought(row["count"], int(row["sum"])) for row in rows}
