"""What the kitchen knows of the demo's parties: where they are, what is served, who cooks; and some booked online."""

from datetime import timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.demo.parties import DemoParty
from portal.domain import availability, bookings, catalog, chefs, quotes, schedule, waitlist
from portal.domain.catalog import Rates
from portal.domain.quotes import Guests, Host, Order, Priced, QuoteLine, Rule
from tables.bookings import Booking, CateringBooking
from tables.stations import Station

ZIPS: Final = {
    "Sacramento": "95814", "Elk Grove": "95624", "Davis": "95616", "Roseville": "95661", "Folsom": "95630",
    "Stockton": "95207", "Rocklin": "95677", "Lodi": "95240", "Woodland": "95695", "Boulder": "80302",
    "Golden": "80401",
}  # fmt: skip
STREETS: Final = ("Elm St", "Valley Oak Dr", "Quail Run", "Orchard Ln", "Lakeview Ct")
ALLERGIES: Final = (
    "",
    "Shellfish: one guest, severe",
    "",
    "",
    "Sesame and peanuts: two children",
    "",
    "No gluten: one",
)
WISHES: Final = ("", "A birthday: please do the onion volcano.", "", "We have a covered patio.", "")


class Online(msgspec.Struct, frozen=True):
    """A party that somebody books by themselves on the public pages."""

    name: str
    email: str
    days: int
    hour: int
    guests: Guests
    postal_code: str
    city: str
    allergies: str = ""
    upgrades: int = 0
    phone: str = ""


ONLINE: Final = (
    Online(
        "Priya Raman", "priya@example.com", 18, 18, Guests(16, 4, 1), "95630", "Folsom", "Peanuts", 6, "916 555 0181"
    ),
    Online("Owen Castellano", "owen@example.com", 26, 15, Guests(12, 2), "95616", "Davis", phone="916 555 0182"),
    Online("Grace Liu", "grace@example.com", 39, 18, Guests(34), "95661", "Roseville", "", 12, "916 555 0183"),
)


async def serve(booking: Booking, party: DemoParty, station: Station, number: int) -> None:
    """Say where an older party of the demo is and what is served there, and keep its chefs free."""
    guests = Guests(party.guests - party.guests // 5, party.guests // 5)
    postal_code = ZIPS.get(party.city, station.postal_code)
    rates = await catalog.rates()
    order = Order(
        guests=guests,
        miles=catalog.miles(station.postal_code, postal_code),
        event_date=booking.event_date,
        days_ahead=30,
    )
    priced = _as_agreed(quotes.price(rates, order), booking.total_cents)
    await CateringBooking(
        booking=booking.id,
        adults=guests.adults,
        children=guests.children,
        address=f"{112 + 37 * number} {STREETS[number % len(STREETS)]}",
        postal_code=postal_code,
        gate_code=f"{1480 + 11 * number}" if number % 4 == 0 else None,
        allergies=ALLERGIES[number % len(ALLERGIES)] or None,
        wishes=WISHES[number % len(WISHES)] or None,
        is_outdoors=number % 3 == 0,
        miles=order.miles,
        quote_lines=msgspec.json.encode(priced.lines).decode(),
        policy_version=priced.policy_version,
    ).save()
    await quotes.write_quote(booking, rates, order, priced, reason="booked")
    await _find_chefs(booking, postal_code)


def _as_agreed(priced: Priced, total_cents: int) -> Priced:
    """Add the line that makes the price what was agreed on the phone."""
    rest = total_cents - priced.total_cents
    line = QuoteLine(Rule.FEE, "As agreed", 1, rest, rest, "On the phone")
    return msgspec.structs.replace(priced, lines=(*priced.lines, line), total_cents=total_cents)


async def _find_chefs(booking: Booking, postal_code: str) -> None:
    policy = await catalog.policy()
    hours = availability.hours_of(policy)
    booking.chefs_needed = hours.needed(booking.guests)
    booking.ends_at = booking.starts_at + timedelta(minutes=policy.service_minutes)
    await booking.save([Booking.chefs_needed, Booking.ends_at])
    snapshot = (await availability.snapshot_of(booking.event_date, booking.event_date)).without(booking.id)
    free = availability.chefs_for(snapshot, booking.starts_at, postal_code=postal_code)
    await availability.reserve_chefs(booking, free, hours=hours, postal_code=postal_code, needed=booking.chefs_needed)


async def book_online(station: Station) -> None:
    """Let some people book by themselves, as on the public pages; and somebody wait for a date that is closed."""
    zone = ZoneInfo(station.time_zone)
    today = clock.now().astimezone(zone).date()
    rates = await catalog.rates()
    for online in ONLINE:
        party = quotes.Party(
            starts_at=chefs.at_minute(today + timedelta(days=online.days), online.hour * 60, zone),
            guests=online.guests,
            menu=_upgrade(rates, online.upgrades),
            address="8 Juniper Way",
            postal_code=online.postal_code,
            city=online.city,
            allergies=online.allergies,
        )
        await bookings.book(party, Host(name=online.name, email=online.email, phone=online.phone))
    closed = today + timedelta(days=33)
    await schedule.block(closed, reason="The whole team cooks at the county fair")
    await waitlist.join(closed, guests=22, name="Wanda Kowalski", email="wanda@example.com", postal_code="95814")


def _upgrade(rates: Rates, count: int) -> dict[UUID, int]:
    first = next((item for item in rates.items if item.guest_kind is None), None)
    return {first.id: count} if first and count else {}
