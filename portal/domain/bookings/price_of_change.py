"""Say what a change of a party would cost."""

from uuid import UUID

from portal.domain import quotes
from portal.domain.bookings.preview_change import preview_change
from portal.domain.quotes import ChangePrice, PartyChange
from tables.bookings import Booking
from tables.scope import stations


async def price_of_change(
    booking_id: UUID, change: PartyChange, *, by_customer: bool = True, waives_fee: bool = False
) -> ChangePrice:
    """Return what a change would cost now; nothing is written. Refuses what `change` would."""
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        party = await quotes.catering_of(booking)
        change = change.beside(booking, party)
        return (await preview_change(booking, party, change, by_customer=by_customer, waives_fee=waives_fee)).price
