"""By which clock a chef works."""

from zoneinfo import ZoneInfo

from tables.chefs import Chef
from tables.stations import Station


async def zone_of(chef: Chef) -> ZoneInfo:
    """Return the time zone of a chef's station."""
    return ZoneInfo((await Station.one(chef.station)).time_zone)
