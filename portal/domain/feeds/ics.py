"""The parties of a chef or a station, for other calendar programs to read. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from icalendar import Calendar, Event

from portal.domain.feeds.time_zone_rules import time_zone
from portal.text import plural
from tables.bookings import CLOSED_STATES, BookingState

REFRESHED_EVERY: Final = timedelta(hours=1)
REFRESHED_EVERY_WRITTEN: Final = "PT1H"
"""The same for Outlook, whose property the library takes for plain text."""
USUAL_LENGTH: Final = timedelta(hours=2)


class FeedParty(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says of a party: enough to plan a day, too little to find or call anybody.

    Whoever has the address reads it, and keeps copies: no full name, no street, no phone, no allergy, no money.
    """

    booking_id: UUID
    first_name: str
    city: str
    guests: int
    reference: str
    state: BookingState
    starts_at: datetime
    ends_at: datetime | None
    changed_at: datetime
    revision: int


def feed_file(title: str, parties: Iterable[FeedParty], *, zone: str) -> bytes:
    """Write the parties in iCalendar, in the station's zone, the same bytes for the same parties.

    A UID stays a party's own for ever, so that a changed party moves and a canceled one is crossed out.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//MyHibachi portal//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", zone)
    calendar.add("refresh-interval", REFRESHED_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESHED_EVERY_WRITTEN)
    shown = list(parties)
    if shown:
        first = min(party.starts_at for party in shown)
        calendar.add_component(time_zone(ZoneInfo(zone), first.astimezone(ZoneInfo(zone)).year - 1))
    for party in shown:
        calendar.add_component(_event(party, ZoneInfo(zone)))
    written: bytes = calendar.to_ical()
    return written


def _event(party: FeedParty, zone: ZoneInfo) -> Event:
    event = Event()
    event.add("uid", f"{party.booking_id}@myhibachi")
    event.add("sequence", party.revision)
    event.add("dtstamp", party.changed_at)
    event.add("last-modified", party.changed_at)
    event.add("dtstart", party.starts_at.astimezone(zone))
    event.add("dtend", (party.ends_at or party.starts_at + USUAL_LENGTH).astimezone(zone))
    event.add("summary", _summary(party))
    event.add("location", party.city)
    event.add("description", f"Booking {party.reference}")
    event.add("status", _status(party.state))
    event.add("transp", "TRANSPARENT" if party.state in CLOSED_STATES else "OPAQUE")
    return event


def _summary(party: FeedParty) -> str:
    words = ", ".join(part for part in (party.first_name, party.city, plural(party.guests, "guest")) if part)
    if party.state in CLOSED_STATES:
        return f"Off: {words}"
    return f"Hold: {words}" if party.state == BookingState.PENDING_DEPOSIT else words


def _status(state: BookingState) -> str:
    if state in CLOSED_STATES:
        return "CANCELLED"
    return "TENTATIVE" if state == BookingState.PENDING_DEPOSIT else "CONFIRMED"
