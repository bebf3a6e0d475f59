"""Have the link to a booking's own page mailed once more."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from portal import clock
from portal.domain import customers
from portal.domain.events import record
from portal.domain.mailings.events import BookingLinkAsked
from tables.bookings import Booking
from tables.customers import Customer
from tables.events import DomainEvent
from tables.scope import stations, the_business
from tables.unit_of_work import atomic

AFTERWARDS: Final = timedelta(days=30)
"""For so long after a party its page is asked for: the receipt, a word of thanks."""
AT_ONCE: Final = 3
AN_HOUR: Final = timedelta(hours=1)


@atomic
async def ask_for_link(email: str) -> None:
    """Mail the links of the bookings that this address has with the business in scope, if it has any.

    It says nothing about whether it has. Each booking's link goes out a few times an hour at most.

    Raises:
        NotAnAddress: it is none.

    """
    address = customers.email_address(email)
    index = customers.email_index(the_business(), address)
    people = [row["id"] for row in await Customer.select(Customer.id).where(Customer.email_index == index)]
    if not people:
        return
    rows = (
        await Booking.select(Booking.id, Booking.station)
        .where(Booking.contact.is_in(people) | (Booking.contact.is_null() & Booking.customer.is_in(people)))
        .where(Booking.event_date >= (clock.now() - AFTERWARDS).date())
        .order_by(Booking.event_date, ascending=False)
        .limit(AT_ONCE)
    )
    for row in rows:
        if await _asked_lately(row["id"]) < AT_ONCE:
            with stations(row["station"]):
                await record(BookingLinkAsked(stream_id=row["id"]))


async def _asked_lately(booking_id: UUID) -> int:
    asked: int = await (
        DomainEvent.count()
        .where((DomainEvent.stream == BookingLinkAsked.stream) & (DomainEvent.stream_id == booking_id))
        .where(DomainEvent.name == BookingLinkAsked.name)
        .where(DomainEvent.created_at > clock.now() - AN_HOUR)
    )
    return asked
