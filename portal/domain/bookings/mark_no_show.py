"""Note that nobody was there."""

from uuid import UUID

from portal.domain.bookings.check_revision import check_revision
from portal.domain.bookings.transition import transition
from tables.bookings import Booking, BookingState
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def mark_no_show(booking_id: UUID, *, revision: int | None = None) -> Booking:
    """Note that nobody let the chefs in: they are free again; what was paid stays until somebody decides."""
    booking = await Booking.one(booking_id, lock=True)
    with stations(booking.station):
        await check_revision(booking, revision)
        return await transition(booking, BookingState.NO_SHOW)
