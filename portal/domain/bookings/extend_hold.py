"""Hold a date for longer."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from portal import clock
from portal.domain import catalog
from portal.domain.bookings.events import BookingHoldExtended
from portal.domain.bookings.hold_end import hold_end
from portal.domain.bookings.locked_booking import locked_booking
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.bookings import Booking, BookingState
from tables.stations import Station
from tables.unit_of_work import atomic


class NoHold(Refused):
    """The date is not only held: there is nothing to extend."""


@atomic
async def extend_hold(booking_id: UUID, *, minutes: int | None = None, is_in_review: bool = False) -> Booking:
    """Hold a date for some more minutes (the policy's, unless told), until an hour of the day, never beyond the party.

    What staff add takes nothing from how often a payment in review may.

    Raises:
        NoHold: the booking does not wait for its deposit, or is not to run out.

    """
    async with locked_booking(booking_id) as booking:
        if booking.state != BookingState.PENDING_DEPOSIT or booking.hold_until_at is None:
            raise NoHold("This booking does not wait for its deposit: there is no hold to extend.")
        longer = timedelta(minutes=minutes or (await catalog.policy()).hold_extension_minutes)
        zone = ZoneInfo((await Station.one(booking.station)).time_zone)
        now = max(booking.hold_until_at, clock.now())
        booking.hold_until_at = hold_end(now, longer, at_most=booking.starts_at, zone=zone)
        booking.hold_extensions += is_in_review
        await booking.save([Booking.hold_until_at, Booking.hold_extensions])
        await record(
            BookingHoldExtended(
                stream_id=booking.id,
                minutes=int(longer.total_seconds() // 60),
                extensions=booking.hold_extensions,
            )
        )
    return booking
