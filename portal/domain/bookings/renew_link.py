"""Renew the link to a booking's own page."""

from uuid import UUID

from portal.domain.bookings.events import BookingLinkRenewed
from portal.domain.bookings.locked_booking import locked_booking
from portal.domain.events import record
from tables.bookings import Booking
from tables.unit_of_work import atomic


@atomic
async def renew_link(booking_id: UUID) -> Booking:
    """Make another link to a booking's own page; all handed out before, also in mails, show nothing."""
    async with locked_booking(booking_id) as booking:
        booking.link_version += 1
        await booking.save([Booking.link_version])
        await record(BookingLinkRenewed(stream_id=booking.id))
    return booking
