"""Change where a station is, and how customers reach and pay it."""

import re
from typing import Final
from uuid import UUID

from portal.domain.catalog.details import (
    OutOfBounds,
    StationDetails,
    check_bounds,
    checked_station_name,
    checked_zip,
    checked_zone,
)
from portal.domain.catalog.events import StationChanged
from portal.domain.contact import NotAnAddress, email_address, phone_number
from portal.domain.events import record
from tables.bookings import Booking
from tables.scope import check_stations
from tables.stations import Station
from tables.unit_of_work import atomic

_HANDLE: Final = re.compile(r"[A-Za-z0-9_-]{3,30}")


@atomic
async def change_station(station_id: UUID, details: StationDetails) -> Station:
    """Change how a station is called, where it is, and its phone and payment data, as customers read them.

    Raises:
        OutOfBounds: there is no such ZIP code or time zone, or parties are booked in the old one.
        NotAnAddress: the phone number is none, or nothing can be sent there.

    """
    check_stations([station_id])
    check_bounds(details, StationDetails)
    zone, ways = checked_zone(details.time_zone), (_zelle(details.zelle_recipient), _venmo(details.venmo_handle))
    station = await Station.one(station_id, lock=True)
    if zone != station.time_zone and await Booking.exists().where(Booking.station == station_id):
        raise OutOfBounds("Parties are booked in the old time zone: it stays.", field="time_zone")
    station.name, station.time_zone = checked_station_name(details.name), zone
    station.postal_code, station.address_line = checked_zip(details.postal_code).zip, details.address_line.strip()
    station.phone = phone_number(details.phone) if details.phone.strip() else ""
    station.zelle_recipient, station.venmo_handle = ways
    await station.save([getattr(Station, name) for name in StationDetails.__struct_fields__])
    await record(StationChanged(stream_id=station.id))
    return station


def _zelle(typed: str) -> str:
    """Return whom Zelle payments go to: an e-mail address or a phone number."""
    recipient = typed.strip()
    try:
        return (email_address(recipient) if "@" in recipient else phone_number(recipient)) if recipient else ""
    except NotAnAddress as error:
        sentence = "Zelle knows e-mail addresses and US phone numbers. This is neither."
        raise NotAnAddress(sentence, field="zelle_recipient") from error


def _venmo(typed: str) -> str:
    """Return whom Venmo payments go to: a handle without its @."""
    handle = typed.strip().removeprefix("@")
    if handle and not _HANDLE.fullmatch(handle):
        sentence = (
            "Type the handle alone, like MyHibachi-Riverside: letters, digits, - and _, no spaces and no address."
        )
        raise OutOfBounds(sentence, field="venmo_handle")
    return handle
