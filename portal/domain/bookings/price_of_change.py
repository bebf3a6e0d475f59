"""Say what a change of a party would cost."""

from uuid import UUID

from portal.domain.bookings.party_change import ChangePrice, PartyChange
from portal.domain.bookings.quote import catering_of
from portal.domain.bookings.reckon import reckon
from tables.bookings import Booking
from tables.scope import stations


async def price_of_change(
    booking_id: UUID, change: PartyChange, *, by_customer: bool = True, is_free: bool = False
) -> ChangePrice:
    """Return what a change would cost now; nothing is written. Refuses what `change` would."""
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        party = await catering_of(booking)
        change = change.beside(booking, party)
        return (await reckon(booking, party, change, by_customer=by_customer, is_free=is_free)).price
