"""Where a staff page is, and what time it is there."""

from typing import Any
from uuid import UUID

from litestar import Request

from portal.web.scope import Visit, visit_of

StationZones = dict[UUID, str]


def here(request: Request[Any, Any, Any]) -> Visit:
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


def station_names(request: Request[Any, Any, Any]) -> dict[UUID, str]:
    """Return the name of each station of the page."""
    return {place.id: place.name for place in here(request).places}


def main_zone(request: Request[Any, Any, Any]) -> str:
    """Return the zone in which a list over several stations is read: the first station's."""
    return here(request).places[0].time_zone
