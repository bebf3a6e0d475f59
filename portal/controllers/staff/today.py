"""Today: where a station's people begin; and the day of all the stations that somebody has."""

from datetime import timedelta
from typing import Any, Final

from litestar import Controller, get

from portal import clock
from portal.domain import today
from portal.domain.access import Action
from portal.domain.today import Need
from portal.settings import Mode
from portal.text import duration
from portal.web.audit import looks_at
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.places import base, here, main_zone, station_names, zones
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry

SHOWN_NEEDS: Final = 6


class Today(Controller):
    path = "/today"

    @get(opt=needs(Action.SEE_BOOKINGS) | looks_at("today") | nav_entry("Today", icon="house", key="g t", position=10))
    async def index(self, request: StaffRequest) -> Page:
        there, now = here(request), clock.now()
        of_places = {place: zone for place, zone in zones(request).items() if place in _shown(request)}
        day = await today.day(
            of_places,
            now=now,
            payments_of=there.allowing(Action.SEE_PAYMENTS),
            leads_of=there.allowing(Action.SEE_CUSTOMERS),
        )
        return Page(
            "today/index.html",
            block="day",
            base=base(request),
            day=day,
            slots=today.slots(day.parties, of_places),
            chefs=today.chefs_out(day.parties, now),
            tally=today.tally(day.parties, now),
            said=[_said(need, of_places[need.station]) for need in day.needs],
            few=SHOWN_NEEDS,
            reasons=today.MENDED_IN,
            span=duration,
            a_day=timedelta(days=1),
            now=now,
            zone=main_zone(request),
            zones=of_places,
            stations=station_names(request),
            station=there.label,
            may_manage=there.may(Action.MANAGE_BOOKINGS),
            manages=there.allowing(Action.MANAGE_BOOKINGS),
            is_reminded=there.may(Action.CHANGE_SETTINGS) and request.app.state.settings.mode is Mode.PRODUCTION,
        )


def _shown(request: StaffRequest) -> frozenset[Any]:
    return here(request).allowing(Action.SEE_BOOKINGS)


def _said(need: Need, zone: str) -> tuple[Need, str, str]:
    """Return what needs a person, as its title and its reason."""
    return need, today.title(need, zone), today.why(need, clock.now())
