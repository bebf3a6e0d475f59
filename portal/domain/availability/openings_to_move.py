"""When a party that is booked could be instead."""

from datetime import date
from uuid import UUID

import msgspec

from portal.domain.availability.compute import openings_of
from portal.domain.availability.openings import snapshot_of
from portal.domain.availability.snapshot import Opening
from tables.bookings import Booking, CateringBooking
from tables.scope import stations


async def openings_to_move(booking_id: UUID, first: date, last: date) -> list[Opening]:
    """Return the openings of some dates for a party that would leave its own; for staff, whom no notice binds."""
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        party = await (
            CateringBooking.select(CateringBooking.postal_code).where(CateringBooking.booking == booking.id).first()
        )
        snapshot = (await snapshot_of(first, last)).without(booking.id)
    snapshot = msgspec.structs.replace(snapshot, hours=msgspec.structs.replace(snapshot.hours, notice_hours=0))
    found = openings_of(snapshot, first, last, guests=booking.guests, postal_code=party["postal_code"] if party else "")
    return [opening for day in found.values() for opening in day]
