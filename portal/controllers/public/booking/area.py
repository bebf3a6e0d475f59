"""Which station of the business serves a place: the nearest that has a place for the party."""

from datetime import date, timedelta
from typing import Any, Final

from litestar import Request

from portal import clock
from portal.controllers.public.booking.forms import StartQuery
from portal.domain import availability, catalog
from portal.web.public import open_station, whole_business

YEARS: Final = timedelta(days=3650)


async def right_station(request: Request[Any, Any, Any], look: StartQuery) -> str | None:
    """Return the slug of another station that should serve this ZIP: the nearest with a place; None for the page's."""
    here = open_station(request)
    served = await catalog.serving(look.zip) if look.zip else []
    if not served or served[0].station == here.id:
        return None
    serves = {each.station for each in served}
    if look.came and here.id in serves:
        return None  # sent here by the other one, or back by the customer
    for each in served:
        if each.station == here.id:
            return None
        with whole_business(request, frozenset({each.station})):
            if await _has_a_place(look):
                return each.slug
    return None if here.id in serves else served[0].slug


async def with_a_place(request: Request[Any, Any, Any], look: StartQuery) -> tuple[str, str] | None:
    """Return slug and name of another station that serves this ZIP and has a place on that very date."""
    if not look.zip or not look.date:
        return None
    for each in await catalog.serving(look.zip):
        if each.station != open_station(request).id:
            with whole_business(request, frozenset({each.station})):
                if await _has_a_place(look):
                    return each.slug, each.name
    return None


def may_come(day: date) -> bool:
    """Say whether a date in an address is one that somebody can mean: it is no error to look at others."""
    today = clock.now().date()
    return today <= day <= today + YEARS


async def _has_a_place(look: StartQuery) -> bool:
    """Say whether the station in scope has a place on the date that is shown, or else within six weeks."""
    policy = await catalog.policy()
    if look.date and not may_come(look.date):
        return False
    if look.date:
        first = last = look.date
    else:
        first = clock.now().date() + timedelta(hours=policy.notice_hours)
        last = first + timedelta(weeks=6)
    found = await availability.openings(first, last, guests=look.guests, postal_code=look.zip)
    return any(opening.is_available for openings in found.values() for opening in openings)
