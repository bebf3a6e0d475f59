"""Calendar feeds: who reads our parties from another program; made, shown once, revoked."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal import clock
from portal.domain import access, feeds
from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.web import flash
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, station_names, zones
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry
from tables.chefs import Chef
from tables.scope import scope, stations

WHOLE = "station"


class FeedForm(msgspec.Struct):
    """Whose parties, and who reads them: `of` is a chef's id, or `station` with a station's."""

    label: str
    of: str


class Feeds(Controller):
    """The list, with a form for one more."""

    path = "/feeds"

    @get(
        opt=needs(Action.MANAGE_FEEDS)
        | nav_entry("Calendar feeds", icon="calendar-clock", position=88, in_settings=True),
    )
    async def index(self, request: StaffRequest, chef: FromQuery[UUID | None] = None) -> Page:
        form: Form[FeedForm] = Form(FeedForm)
        form.typed = {"of": f"chef:{chef}" if chef else ""}
        address, cookies = flash.shown_once(request)
        page = await _page(request, form, address=address)
        page.cookies.extend(cookies)
        return page

    @post(opt=needs(Action.MANAGE_FEEDS))
    async def create(self, request: StaffRequest) -> Page | Done:
        form = Form(FeedForm, await request.form())
        if typed := form.value:
            with form.catching():
                address = await _open(request, typed)
                done = Done(to="feeds", toast="The feed is ready.")
                done.cookies.append(flash.kept_once(address, request))
                return done
        return await _page(request, form)

    @post("/{feed_id:uuid}/end", opt=needs(Action.MANAGE_FEEDS))
    async def revoke(self, feed_id: FromPath[UUID]) -> Done:
        await feeds.revoke(feed_id)
        return Done(to="../../feeds", toast="Revoked. It stops working right away.")


async def _open(request: StaffRequest, typed: FeedForm) -> str:
    """Open a feed, and return the address that is shown once.

    Raises:
        Refused: what was chosen is neither a chef nor a station of the page.

    """
    kind, _, written = typed.of.partition(":")
    try:
        chosen = UUID(written)
    except ValueError as error:
        raise Refused("Pick whose parties it shows.", field="of") from error
    station = (await Chef.one(chosen)).station if kind == "chef" else chosen
    if station not in scope().stations:
        raise Refused("Pick whose parties it shows.", field="of")
    with stations(station):
        _, token = await feeds.create(
            label=typed.label, chef_id=chosen if kind == "chef" else None, user_id=request.user.id
        )
    return f"{request.app.state.settings.base_url}/feeds/{token}.ics"


async def _page(request: StaffRequest, form: Form[FeedForm], *, address: str = "") -> Page:
    lines = await feeds.feeds()
    cooks: list[dict[str, Any]] = await Chef.select(Chef.id, Chef.name, Chef.is_active).order_by(Chef.name).limit(500)
    of_stations = [(f"{WHOLE}:{station}", f"All of {name}") for station, name in station_names(request).items()]
    of_chefs = [(f"chef:{cook['id']}", cook["name"]) for cook in cooks if cook["is_active"]]
    return Page(
        "feeds/index.html",
        status=200 if form.ok else 422,
        base=base(request),
        form=form,
        address=address,
        lines=lines,
        choices=[*of_stations, *of_chefs],
        chefs={cook["id"]: cook["name"] for cook in cooks},
        stations=station_names(request),
        makers=await access.names({line.made_by for line in lines if line.made_by}),
        zones=zones(request),
        now=clock.now(),
    )
