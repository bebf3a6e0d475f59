"""Book a party for somebody on the phone."""

from uuid import UUID

from portal.domain.bookings.book import book
from portal.domain.bookings.extend_hold import extend_hold
from portal.domain.catalog import Rates
from portal.domain.errors import Refused
from portal.domain.quotes import Host, Party, Seen
from tables.bookings import Booking, BookingSource, BookingState
from tables.customers import Customer
from tables.unit_of_work import atomic


class NobodyToReach(Refused):
    """A booking without a name, or without a way to reach who it is for."""


@atomic
async def book_by_phone(
    party: Party,
    host: Host,
    *,
    seen: Seen,
    customer_id: UUID | None = None,
    extra_minutes: int = 0,
    without_contact: bool = False,
    rates: Rates | None = None,
) -> Booking:
    """Book a party as staff do, for a known customer or a new one, and hold its date for so much longer.

    A customer who was chosen keeps their name and addresses, whatever was typed to find them. Somebody new has a name,
    and a way to be reached unless it was said that there is none.

    Raises:
        NobodyToReach: nobody would know whose party it is, or how to reach them.
        NotAsSeen: it costs something else than staff saw, and may have read out.

    """
    if customer_id:
        known = await Customer.one(customer_id)
        host = Host(name=known.name, email=known.email, phone=known.phone, consents=host.consents)
    elif not host.name.strip():
        raise NobodyToReach("Type the caller’s name.", field="name")
    elif not (host.email or host.phone or without_contact):
        raise NobodyToReach("Type an e-mail address or a phone number, or say below that there is none.", field="phone")
    booking = await book(party, host, source=BookingSource.STAFF, customer_id=customer_id, rates=rates, seen=seen)
    if extra_minutes and booking.state == BookingState.PENDING_DEPOSIT and booking.hold_until_at:
        booking = await extend_hold(booking.id, minutes=extra_minutes)
    return booking
