"""Whom the mails about a booking go to, and in whose name they are written."""

from uuid import UUID

import msgspec

from portal.domain import qr
from portal.domain.qr import LinkKind
from tables.bookings import Booking
from tables.customers import Customer
from tables.stations import Business, Station


class Addressee(msgspec.Struct, frozen=True, kw_only=True):
    """A customer who can be written to, and who writes. `page` is the path of the booking's own page."""

    name: str
    email: str
    page: str
    business_name: str
    postal_address: str
    sender: str
    station_name: str
    station_slug: str
    station_phone: str
    time_zone: str
    zelle_recipient: str
    venmo_handle: str


def page_of(booking: Booking) -> str:
    """Return the path of a booking's own page, signed; it ends when the link is renewed."""
    return f"/b/{qr.sign(LinkKind.BOOKING, booking.id, booking.link_version)}"


async def addressee(booking: Booking) -> Addressee | None:
    """Return whom to write to about a booking: its contact, where it has one, and nobody else in their place.

    None where they have no e-mail address, or are no longer there.
    """
    contact: UUID = booking.contact or booking.customer
    person = await Customer.select(Customer.name, Customer.email).where(Customer.id == contact).first()
    if not (person and person["email"]):
        return None
    return await addressed(person["name"], person["email"], station_id=booking.station, page=page_of(booking))


async def addressed(name: str, email: str, *, station_id: UUID, page: str) -> Addressee:
    """Return somebody to whom a station writes."""
    station = await Station.one(station_id)
    business = await Business.one(station.business)
    return Addressee(
        name=name,
        email=email,
        page=page,
        business_name=business.name,
        postal_address=business.postal_address,
        sender=business.sender_email,
        station_name=station.name,
        station_slug=station.slug,
        station_phone=station.phone,
        time_zone=station.time_zone,
        zelle_recipient=station.zelle_recipient,
        venmo_handle=station.venmo_handle,
    )
