"""See to it that a date lies ahead."""

from datetime import date
from zoneinfo import ZoneInfo

from portal import clock
from portal.domain.errors import Refused
from tables.scope import the_station
from tables.stations import Station


class DatePassed(Refused):
    """A date that is for what is still to come is over."""


async def check_ahead(**days: date | None) -> None:
    """Refuse a date before today by the clock of the station in scope; each by the name of its field, None is none.

    Raises:
        DatePassed: naming the field.

    """
    if not any(days.values()):
        return
    zone = ZoneInfo((await Station.one(the_station())).time_zone)
    today = clock.now().astimezone(zone).date()
    for field, day in days.items():
        if day is not None and day < today:
            raise DatePassed("That day has passed. Choose today or a later day.", field=field)
