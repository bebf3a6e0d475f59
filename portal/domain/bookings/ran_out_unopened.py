"""Why a hold ran out."""

from portal.domain.bookings.events import BookingHoldConfirmed
from tables.bookings import Booking, BookingState
from tables.events import DomainEvent


async def ran_out_unopened(booking: Booking) -> bool:
    """Say whether a hold has run out before its customer opened our letter; later on they may have.

    It was short then: that the deposit had not come by that time says nothing.
    """
    if booking.state != BookingState.EXPIRED or booking.hold_until_at is None:
        return False
    if booking.confirmed_hold_until_at is not None:
        return True
    return await (
        DomainEvent.exists()
        .where((DomainEvent.stream == BookingHoldConfirmed.stream) & (DomainEvent.stream_id == booking.id))
        .where(DomainEvent.name == BookingHoldConfirmed.name)
        .where(DomainEvent.created_at > booking.hold_until_at)
    )
