"""Begin a party."""

from uuid import UUID

from portal.domain.bookings.check_revision import check_revision
from portal.domain.bookings.transition import transition
from tables.bookings import Booking, BookingState
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def begin(booking_id: UUID, *, revision: int | None = None) -> Booking:
    """Note that a confirmed party is being served."""
    booking = await Booking.one(booking_id, lock=True)
    with stations(booking.station):
        await check_revision(booking, revision)
        return await transition(booking, BookingState.IN_SERVICE)
