"""Go live: what a station has and lacks until a customer can book and pay, with the way to each; and the tries."""

from typing import Any, Final
from uuid import UUID

import msgspec
from litestar import Controller, Request, get, post

from portal.domain import go_live
from portal.domain.access import Action, StationAccess
from portal.domain.go_live import ChecklistItem, ItemKey, ItemState, Outside
from portal.settings import Mode, Settings
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here, main_zone
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry
from tables.scope import scope, stations

# Where each thing is mended, and in which words one goes there.
WAYS: Final = {
    ItemKey.STATION: ("/settings/station", "Station"),
    ItemKey.TIME_ZONE: ("/settings/station", "Station"),
    ItemKey.BUSINESS: ("/business", "Business"),
    ItemKey.AREA: ("/settings/opening", "Service area"),
    ItemKey.MENU: ("/settings/menu", "Menu"),
    ItemKey.TIMES: ("/settings/opening", "Times"),
    ItemKey.DEPOSIT: ("/settings/policy", "Policy"),
    ItemKey.TAX: ("/settings/policy", "Policy"),
    ItemKey.CHEFS: ("/chefs", "Chefs"),
    ItemKey.HANDLES: ("/settings/station", "Ways to pay"),
    ItemKey.MAILBOX: ("/mailboxes", "Mailboxes"),
    ItemKey.RECEIVER: ("/mailboxes", "Mailboxes"),
    ItemKey.STAFF: ("/staff", "Staff"),
    ItemKey.NAMES: ("/business", "Business"),
    ItemKey.FIRST_DATE: ("/book", "See it as a customer"),
}


class StationProgress(msgspec.Struct, frozen=True):
    """How far a station is."""

    place: StationAccess
    missing: int


class GoLive(Controller):
    """The list of a station, or how far each of several is; and what can only be tried."""

    path = "/go-live"
    opt = needs(Action.CHANGE_SETTINGS)

    @get(opt=nav_entry("Go live", icon="list-checks", position=55, in_settings=True))
    async def index(self, request: StaffRequest) -> Page:
        if len(scope().stations) > 1:
            return Page("go_live/summary.html", standings=await _standings(request))
        facts = await go_live.facts(outside(request))
        items = go_live.checklist(facts)
        return Page(
            "go_live/index.html",
            items=items,
            next=next((item for item in items if item.state is ItemState.MISSING), None),
            is_live=go_live.is_live(items),
            done=sum(item.state is not ItemState.MISSING for item in items),
            ways={key: (base(request) + path, words) for key, (path, words) in WAYS.items()},
            tried={ItemKey.MAIL: facts.mail, ItemKey.NAMES: facts.names},
            base=base(request),
            address=_settings(request).base_url + base(request),
            zone=main_zone(request),
            station=here(request).label,
            email=request.user.email,
        )

    @get("/reminder")
    async def reminder(self, request: StaffRequest) -> Page:
        """Say on Today what is missing; nothing at a desk, nor once everything is there."""
        is_real = _settings(request).mode is Mode.PRODUCTION
        standings = [each for each in await _standings(request) if each.missing] if is_real else []
        return Page("go_live/reminder.html", block="reminder", standings=standings)

    @post("/mail")
    async def try_mail(self, request: StaffRequest) -> Done:
        email = request.app.state.integrations.email
        trouble = await go_live.try_mail(request.user.email, by=request.user.id, outside=outside(request), email=email)
        if trouble:
            return Done(to="../go-live", toast=trouble, tone="bad")
        return Done(to="../go-live", toast="A test e-mail is on its way to you. Tell us here when it arrives.")

    @post("/mail/arrival")
    async def mail_arrived(self, request: StaffRequest) -> Done:
        await go_live.mail_arrived(outside(request))
        return Done(to="../../go-live", toast="Great. E-mails to customers go out the same way.")

    @post("/names")
    async def try_names(self, request: StaffRequest) -> Done:
        name_server = request.app.state.integrations.name_server
        await go_live.try_names(by=request.user.id, outside=outside(request), name_server=name_server)
        return Done(to="../go-live", toast="Checked. The result is shown next to it.", tone="info")


def outside(request: Request[Any, Any, Any]) -> Outside:
    """Return what the installation's settings say."""
    settings = _settings(request)
    smtp = settings.smtp
    return Outside(settings.base_url, smtp.host if smtp else "", smtp.sender if smtp else "")


async def _standings(request: StaffRequest) -> list[StationProgress]:
    """Return how much each station in scope still lacks."""
    known, asked = outside(request), scope().stations
    return [
        StationProgress(place, await _missing(place.id, known)) for place in here(request).places if place.id in asked
    ]


async def _missing(station: UUID, known: Outside) -> int:
    with stations(station):
        items: list[ChecklistItem] = go_live.checklist(await go_live.facts(known))
    return sum(item.state is ItemState.MISSING for item in items)


def _settings(request: Request[Any, Any, Any]) -> Settings:
    settings: Settings = request.app.state.settings
    return settings
