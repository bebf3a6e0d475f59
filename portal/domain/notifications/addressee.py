"""Whom the mails about a booking go to, and in whose name they are written."""

from uuid import UUID

import msgspec

from portal.domain import qr, stations
from portal.domain.qr import LinkKind
from portal.domain.stations import Accent, Logo
from tables.bookings import Booking
from tables.customers import Customer
from tables.stations import Business, Station


class Addressee(msgspec.Struct, frozen=True, kw_only=True):
    """A customer who can be written to, and who writes. `page` is the path of the booking's own page.

    `sender_name` stands before the sender's address, `accent` is the business's color, like `#b0430f`.
    """

    name: str
    email: str
    page: str
    business_name: str
    postal_address: str
    legal_footer: str
    accent: str
    sender: str
    sender_name: str
    station_name: str
    station_slug: str
    station_phone: str
    time_zone: str
    zelle_recipient: str
    venmo_handle: str
    logo: Logo | None = None

    @property
    def first_name(self) -> str:
        """Return how to greet them, as their page does."""
        return self.name.split(maxsplit=1)[0] if self.name.strip() else ""


def page_of(booking: Booking) -> str:
    """Return the path of a booking's own page, signed; it ends when the link is renewed."""
    return f"/b/{qr.sign(LinkKind.BOOKING, booking.id, booking.link_version)}"


def page_from_letter(booking: Booking) -> str:
    """Return the path as a letter has it: while that is to be shown, opening it shows that letters reach them.

    Whoever booked is led to the plain one, so that they cannot make this one out of it.
    """
    if not booking.is_unconfirmed:
        return page_of(booking)
    return f"{page_of(booking)}?letter={qr.sign(LinkKind.LETTER, booking.id, booking.link_version)}"


async def addressee(booking: Booking) -> Addressee | None:
    """Return whom to write to about a booking: its contact, where it has one, and nobody else in their place.

    None where they have no e-mail address, or are no longer there.
    """
    contact: UUID = booking.contact or booking.customer
    person = await Customer.select(Customer.name, Customer.email).where(Customer.id == contact).first()
    if not (person and person["email"]):
        return None
    return await addressed(person["name"], person["email"], station_id=booking.station, page=page_from_letter(booking))


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
        legal_footer=business.legal_footer,
        accent=Accent(business.brand_hue, business.brand_chroma_thousandths).shown,
        sender=business.sender_email,
        sender_name=_sender_name(business, station),
        station_name=station.name,
        station_slug=station.slug,
        station_phone=station.phone,
        time_zone=station.time_zone,
        zelle_recipient=station.zelle_recipient,
        venmo_handle=station.venmo_handle,
        logo=await stations.logo_shown(business.logo),
    )


def _sender_name(business: Business, station: Station) -> str:
    """Name who writes: as the business says it, or the business and which of its stations."""
    if business.sender_name:
        return business.sender_name
    is_named = station.name.casefold() in business.name.casefold()
    return business.name if is_named else f"{business.name} {station.name}"
