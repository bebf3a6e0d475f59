"""Wait for a date that is full."""

from datetime import date
from zoneinfo import ZoneInfo

from portal import clock
from portal.domain import availability, customers
from portal.domain.availability import Opening
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.waitlist.events import WaitingBegun
from tables.scope import the_business, the_station
from tables.stations import Station
from tables.unit_of_work import atomic
from tables.waitlist import ON_THE_LIST, WaitingListEntry


class TooLateToWait(Refused):
    """That date is over."""


class DateIsFree(Refused):
    """Nobody has to wait for that date: it can be booked."""


@atomic
async def join(
    event_date: date,
    *,
    guests: int,
    name: str,
    email: str,
    phone: str | None = None,
    starts_minute: int | None = None,
    postal_code: str = "",
) -> WaitingListEntry:
    """Put somebody on the list of a date (or one of its slots), unless they wait for it already.

    Raises:
        TooLateToWait: the date is over.
        DateIsFree: there is a place for such a party.

    """
    zone = ZoneInfo((await Station.one(the_station())).time_zone)
    if event_date <= availability.local_date(clock.now(), zone):
        raise TooLateToWait("That date is today or already over. Choose a later one.", field="date")
    if not name.strip():
        raise customers.NameMissing("Enter your name.", field="name")
    found = await availability.openings(event_date, event_date, guests=guests, postal_code=postal_code)
    if any(each.is_available and starts_minute in {None, _minute(each, zone)} for each in found[event_date]):
        raise DateIsFree("That date is open for you now. Book it while it lasts.", field="date")
    address = customers.email_address(email)
    index = customers.email_index(the_business(), address)
    waits = await (
        WaitingListEntry.objects()
        .where((WaitingListEntry.event_date == event_date) & (WaitingListEntry.email_index == index))
        .where(WaitingListEntry.state.is_in(sorted(ON_THE_LIST)))
        .first()
    )
    if waits is not None:
        return waits
    entry = WaitingListEntry(
        event_date=event_date,
        starts_minute=starts_minute,
        guests=guests,
        postal_code=postal_code,
        name=" ".join(name.split()),
        email=address,
        phone=customers.phone_number(phone) if phone else None,
        email_index=index,
    )
    await entry.save()
    await record(WaitingBegun(stream_id=entry.id, guests=guests))
    return entry


def _minute(opening: Opening, zone: ZoneInfo) -> int:
    local = opening.starts_at.astimezone(zone)
    return local.hour * 60 + local.minute
