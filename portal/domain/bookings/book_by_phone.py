"""Book a party for somebody on the phone."""

from uuid import UUID

from portal.domain.bookings.book import book
from portal.domain.bookings.extend_hold import extend_hold
from portal.domain.bookings.party import Host, Party
from portal.domain.bookings.seen import Seen
from portal.domain.catalog import Rates
from tables.bookings import Booking, BookingSource, BookingState
from tables.customers import Customer
from tables.unit_of_work import atomic


@atomic
async def book_by_phone(
    party: Party,
    host: Host,
    *,
    seen: Seen,
    customer_id: UUID | None = None,
    extra_minutes: int = 0,
    rates: Rates | None = None,
) -> Booking:
    """Book a party as staff do, for a known customer or a new one, and hold its date for so much longer.

    A customer who was chosen keeps their name and addresses, whatever was typed to find them.

    Raises:
        NotAsSeen: it costs something else than staff saw, and may have read out.

    """
    if customer_id:
        known = await Customer.one(customer_id)
        host = Host(name=known.name, email=known.email, phone=known.phone, consents=host.consents)
    booking = await book(party, host, source=BookingSource.STAFF, customer_id=customer_id, rates=rates, seen=seen)
    if extra_minutes and booking.state == BookingState.PENDING_DEPOSIT and booking.hold_until_at:
        booking = await extend_hold(booking.id, minutes=extra_minutes)
    return booking
