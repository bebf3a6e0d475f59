"""Parties of today and tomorrow: what a chef's page, the run sheets and Today are about."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import bookings, catalog, quotes
from portal.domain.availability import SlotTaken
from portal.domain.quotes import Guests, Host
from tables.bookings import Booking, BookingSource
from tables.catalog import ProductKind
from tables.stations import Station


class Cooked(msgspec.Struct, frozen=True, kw_only=True):
    """A party so many days from today, with all that its chefs need to know."""

    name: str
    station: str = "riverside"
    days: int = 0
    hour: int = 18
    guests: Guests
    address: str
    postal_code: str
    city: str
    gate_code: str = ""
    allergies: str = ""
    wishes: str = ""
    is_outdoors: bool = True


PARTIES: Final = (
    Cooked(
        name="Anjali Mehta", guests=Guests(14, 4, 1), address="3120 Riverside Blvd", postal_code="95818",
        city="Sacramento", gate_code="2580#", allergies="Anjali and her mother: no shellfish, severe",
        wishes="Anniversary. The flame show after the toast, please.",
    ),
    Cooked(
        name="Felix Brandt", hour=15, guests=Guests(10), address="408 Oak Ave", postal_code="95630", city="Folsom",
        wishes="We have two tables in the shade.",
    ),
    Cooked(
        name="Ruth Adeyemi", days=1, guests=Guests(20, 6, 2), address="9018 Laguna Shores Dr", postal_code="95757",
        city="Elk Grove", gate_code="4471#", allergies="One child: no sesame, no peanuts",
    ),
    Cooked(
        name="Greta Halvorsen", station="hilltop", guests=Guests(12, 2), address="77 Canyon Rd", postal_code="80302",
        city="Boulder", allergies="One guest: no gluten", is_outdoors=False,
    ),
)  # fmt: skip


async def book_for_today(station: Station) -> list[Booking]:
    """Book the parties of the station in scope for which a chef is free; they wait for their deposits."""
    zone = ZoneInfo(station.time_zone)
    today = clock.now().astimezone(zone).date()
    menu = await catalog.menu()
    extras = [line.id for line in menu if line.kind != ProductKind.GUEST][:3]
    made = []
    for number, cooked in enumerate(PARTIES):
        if cooked.station != station.slug:
            continue
        starts_at = datetime.combine(today + timedelta(days=cooked.days), time(cooked.hour), zone)
        said = {name: getattr(cooked, name) for name in ("guests", "address", "postal_code", "city")}
        notes = {name: getattr(cooked, name) for name in ("gate_code", "allergies", "wishes", "is_outdoors")}
        party = quotes.Party(starts_at=starts_at, menu=dict.fromkeys(extras, 4), **said, **notes)
        host = Host(
            name=cooked.name,
            email=f"{cooked.name.split()[0].lower()}@example.com",
            phone=f"+1916555{3000 + number:04d}",
        )
        try:
            made.append(await bookings.book(party, host, source=BookingSource.STAFF))
        except SlotTaken:
            continue
    return made
