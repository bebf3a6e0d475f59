"""Change how customers reach and pay a station."""

from uuid import UUID

from portal.domain import customers
from portal.domain.catalog.details import OutOfBounds, StationDetails, check_bounds
from portal.domain.catalog.events import StationChanged
from portal.domain.catalog.places import place
from portal.domain.events import record
from tables.scope import check_stations
from tables.stations import Station
from tables.unit_of_work import atomic


@atomic
async def change_station(station_id: UUID, details: StationDetails) -> Station:
    """Change where a station's travel begins, and its phone and payment data, as customers read them.

    Raises:
        OutOfBounds: there is no such ZIP code, or nothing can be sent there.
        NotAnAddress: the phone number is none.

    """
    check_stations([station_id])
    check_bounds(details, StationDetails)
    if place(details.postal_code) is None:
        raise OutOfBounds("We know no such ZIP code. Type its five digits.", field="postal_code")
    recipient = details.zelle_recipient.strip()
    if recipient:
        recipient = customers.email_address(recipient) if "@" in recipient else customers.phone_number(recipient)
    station = await Station.one(station_id, lock=True)
    station.postal_code, station.address_line = details.postal_code.strip(), details.address_line.strip()
    station.phone = customers.phone_number(details.phone) if details.phone.strip() else ""
    station.zelle_recipient, station.venmo_handle = recipient, details.venmo_handle.strip().removeprefix("@")
    await station.save(
        [Station.postal_code, Station.address_line, Station.phone, Station.zelle_recipient, Station.venmo_handle]
    )
    await record(StationChanged(stream_id=station.id))
    return station
