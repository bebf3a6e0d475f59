"""Where a staff page is, and what time it is there."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Request

from portal import clock
from portal.text import clock_time, near
from portal.web.scope import RequestScope, visit_of

StationZones = dict[UUID, str]


class StationClock(msgspec.Struct, frozen=True):
    """The clock of a station; it `says_zone` where it hangs beside clocks that show another time."""

    now: datetime
    says_zone: bool = False

    @property
    def zone(self) -> str:
        """Return the name of its time zone."""
        return str(self.now.tzinfo)

    def time(self, at: datetime) -> str:
        """Write a time of day: 3:00 PM, or 3:00 PM PST beside other clocks."""
        local = at.astimezone(self.now.tzinfo)
        return clock_time(local) + (f" {local:%Z}" if self.says_zone else "")

    def near(self, at: datetime) -> str:
        """Write a time that is near: 9:00 AM tomorrow, or 9:00 AM tomorrow (PST) beside other clocks."""
        return near(at, self.now) + (f" ({at.astimezone(self.now.tzinfo):%Z})" if self.says_zone else "")

    def date(self, at: datetime) -> date:
        """Return the date of a time there."""
        return at.astimezone(self.now.tzinfo).date()


class StationClocks(msgspec.Struct, frozen=True):
    """The clocks of a page's stations."""

    zones: StationZones
    now: datetime
    told: dict[str, StationClock] = msgspec.field(default_factory=dict)

    def zone(self, stations: Iterable[UUID]) -> str:
        """Return the time zone of something of these stations: that of the first one which is on the page."""
        return next((self.zones[each] for each in stations if each in self.zones), next(iter(self.zones.values())))

    def at(self, stations: Iterable[UUID]) -> StationClock:
        """Return the clock by which something of these stations is told: that of the first one which is on the page."""
        zone = self.zone(stations)
        if zone not in self.told:
            says_zone = len(set(self.zones.values())) > 1
            self.told[zone] = StationClock(self.now.astimezone(ZoneInfo(zone)), says_zone=says_zone)
        return self.told[zone]


def here(request: Request[Any, Any, Any]) -> RequestScope:
    """Return the stations that a staff page is about."""
    visit = visit_of(request.scope)
    assert visit is not None  # noqa: S101 - the staff router found it
    return visit


def base(request: Request[Any, Any, Any]) -> str:
    """Return what every address of these stations begins with, like `/riverside`."""
    return f"/{here(request).slug}"


def zones(request: Request[Any, Any, Any]) -> StationZones:
    """Return the time zone of each station of the page."""
    return {place.id: place.time_zone for place in here(request).places}


def clocks(request: Request[Any, Any, Any]) -> StationClocks:
    """Return the clocks of the page's stations, as they stand now."""
    return StationClocks(zones(request), clock.now())


def station_names(request: Request[Any, Any, Any]) -> dict[UUID, str]:
    """Return the name of each station of the page."""
    return {place.id: place.name for place in here(request).places}


def main_zone(request: Request[Any, Any, Any]) -> str:
    """Return the zone in which a list over several stations is read: the first station's."""
    return here(request).places[0].time_zone
