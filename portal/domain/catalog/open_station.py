"""Open a station of a business."""

import asyncpg

from portal.domain.catalog.details import NewStation, checked_station_name, checked_zip, checked_zone
from portal.domain.catalog.events import StationOpened
from portal.domain.contact import phone_number
from portal.domain.events import record
from portal.domain.stations import SlugUnusable, check_slug, slug_of
from tables.stations import Station
from tables.unit_of_work import atomic, savepoint


@atomic
async def open_station(details: NewStation) -> Station:
    """Open a station of the business in scope, with nothing to sell yet; its zone is its ZIP’s unless one is said.

    Raises:
        OutOfBounds: its name, ZIP or time zone cannot be.
        NotAnAddress: the phone number is none.
        SlugUnusable: its address cannot be, or another station has it.

    """
    name, location = checked_station_name(details.name), checked_zip(details.postal_code)
    slug = details.slug.strip().lower() or slug_of(name)
    check_slug(slug)
    station = Station(
        name=name,
        slug=slug,
        time_zone=checked_zone(details.time_zone) if details.time_zone else location.time_zone,
        postal_code=location.zip,
        address_line=details.address_line.strip(),
        phone=phone_number(details.phone) if details.phone.strip() else "",
    )
    try:
        async with savepoint():
            await station.save()
    except asyncpg.UniqueViolationError as error:
        raise SlugUnusable(f"Another station has the address “{slug}”.", field="slug") from error
    await record(StationOpened(stream_id=station.id))
    return station
