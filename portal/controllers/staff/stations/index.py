"""Businesses and their stations: which there are, and opening one more. For super admins."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, Router, get, post
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from portal.domain import catalog, stations
from portal.domain.access import Action
from portal.domain.catalog import NewStation
from portal.domain.stations import NewBusiness
from portal.web.audit import Audit
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.platform import PlatformScope
from portal.web.session import StaffRequest
from portal.web.time_zones import zone_choices
from tables.stations import Business

STEPS: Final = ("Business", "Station", "Go live")
FROM_THE_ZIP: Final = ("", "That of the ZIP code")


class Businesses(Controller):
    """The list, and the two pages by which one becomes more."""

    path = "/"
    opt = needs(Action.ADMINISTER_PLATFORM)

    @get()
    async def index(self, request: StaffRequest) -> Page:
        return Page("stations/index.html", businesses=await stations.businesses(), person=request.user)

    @get("/new")
    async def new(self) -> Page:
        return _business_page(Form(NewBusiness))

    @post()
    async def create(self, request: StaffRequest) -> Page | Redirect:
        form = Form(NewBusiness, await request.form())
        if typed := form.value:
            with form.catching():
                opened = await stations.open_business(typed)
                return _to(f"/businesses/{opened.id}/stations/new")
        return _business_page(form)

    @get("/{business_id:uuid}/stations/new")
    async def new_station(self, business_id: FromPath[UUID]) -> Page:
        return await _station_page(business_id, Form(NewStation))

    @post("/{business_id:uuid}/stations")
    async def create_station(self, request: Request[Any, Any, Any], business_id: FromPath[UUID]) -> Page | Redirect:
        form = Form(NewStation, await request.form())
        if typed := form.value:
            with form.catching():
                opened = await catalog.open_station(typed)
                return _to(f"/{opened.slug}/go-live")
        return await _station_page(business_id, form)


BUSINESSES: Final = Router("/businesses", route_handlers=[Businesses], middleware=[PlatformScope(), Audit()])


def _business_page(form: Form[NewBusiness]) -> Page:
    return Page("stations/new_business.html", status=200 if form.ok else 422, form=form, steps=STEPS)


async def _station_page(business_id: UUID, form: Form[NewStation]) -> Page:
    return Page(
        "stations/new_station.html",
        status=200 if form.ok else 422,
        form=form,
        steps=STEPS,
        business=await Business.one(business_id),
        zones=[FROM_THE_ZIP, *zone_choices()],
    )


def _to(place: str) -> Redirect:
    return Redirect(place, status_code=HTTP_303_SEE_OTHER)
