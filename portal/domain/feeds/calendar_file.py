"""A party as a file for its customer's own calendar. Pure."""

from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import quote, urlencode
from uuid import UUID

import msgspec
from icalendar import Calendar, Event

USUAL_LENGTH: Final = timedelta(hours=2)


class PartyDate(msgspec.Struct, frozen=True, kw_only=True):
    """What a calendar keeps of a party; the higher of two revisions replaces the other.

    `is_held` says that it waits for its deposit.
    """

    booking_id: UUID
    title: str
    reference: str
    starts_at: datetime
    ends_at: datetime | None
    address: str
    page: str
    revision: int
    is_off: bool
    is_held: bool = False


def calendar_file(party: PartyDate, *, now: datetime) -> bytes:
    """Write the party in iCalendar, in UTC: every calendar shows that in its owner's zone.

    Its UID stays the same, so that a later file changes the entry, or takes it out.
    """
    event = Event()
    event.add("uid", f"{party.booking_id}@myhibachi")
    event.add("sequence", party.revision)
    event.add("dtstamp", now)
    event.add("dtstart", party.starts_at)
    event.add("dtend", _ends(party))
    event.add("summary", party.title)
    event.add("location", party.address)
    event.add("description", f"Booking {party.reference}\n{party.page}")
    event.add("url", party.page)
    event.add("status", "CANCELLED" if party.is_off else "TENTATIVE" if party.is_held else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//MyHibachi portal//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if party.is_off else "PUBLISH")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def calendar_links(party: PartyDate) -> list[tuple[str, str]]:
    """Return the pages of Google and Microsoft that put a party into a calendar there, each with its name.

    They get no link to the party's page, which is a key: it would stand in the logs of others.
    """
    about = f"Booking {party.reference}"
    google = {
        "action": "TEMPLATE",
        "text": party.title,
        "dates": f"{_basic(party.starts_at)}/{_basic(_ends(party))}",
        "details": about,
        "location": party.address,
    }
    outlook = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": party.title,
        "startdt": _extended(party.starts_at),
        "enddt": _extended(_ends(party)),
        "body": about,
        "location": party.address,
    }
    return [
        ("Google", f"https://calendar.google.com/calendar/render?{urlencode(google)}"),
        ("Outlook", f"https://outlook.live.com/calendar/0/deeplink/compose?{urlencode(outlook, quote_via=quote)}"),
    ]


def _ends(party: PartyDate) -> datetime:
    return party.ends_at or party.starts_at + USUAL_LENGTH


def _basic(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _extended(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
