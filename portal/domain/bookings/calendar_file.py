"""A party as a file for its customer's own calendar. Pure."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
from icalendar import Calendar, Event

USUAL_LENGTH: Final = timedelta(hours=2)


class PartyDate(msgspec.Struct, frozen=True, kw_only=True):
    """What a calendar keeps of a party; the higher of two revisions replaces the other."""

    booking_id: UUID
    title: str
    reference: str
    starts_at: datetime
    ends_at: datetime | None
    place: str
    page: str
    revision: int
    is_off: bool


def calendar_file(party: PartyDate, *, now: datetime) -> bytes:
    """Write the party in iCalendar, in UTC: every calendar shows that in its owner's zone.

    Its UID stays the same, so that a later file changes the entry, or takes it out.
    """
    event = Event()
    event.add("uid", f"{party.booking_id}@myhibachi")
    event.add("sequence", party.revision)
    event.add("dtstamp", now)
    event.add("dtstart", party.starts_at)
    event.add("dtend", party.ends_at or party.starts_at + USUAL_LENGTH)
    event.add("summary", party.title)
    event.add("location", party.place)
    event.add("description", f"Booking {party.reference}\n{party.page}")
    event.add("url", party.page)
    event.add("status", "CANCELLED" if party.is_off else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//MyHibachi portal//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if party.is_off else "PUBLISH")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
