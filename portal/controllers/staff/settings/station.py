"""Settings: where a station is, and how customers reach and pay it."""

from litestar import Controller, get, post

from portal.controllers.staff.settings.page import Sheet, saved, sheet_page, station_id
from portal.domain import catalog
from portal.domain.access import Action
from portal.domain.catalog import StationDetails
from portal.web.forms import filled
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.session import StaffRequest
from portal.web.shell import command
from portal.web.time_zones import zone_choices
from tables.stations import Station


class StationPages(Controller):
    """Name, time zone, address, phone, and where Zelle and Venmo payments go."""

    path = "/station"
    opt = needs(Action.CHANGE_SETTINGS)

    @get(opt=command("Station", icon="store", also="settings address phone zelle venmo handle"))
    async def edit(self, request: StaffRequest) -> Page:
        row = await Station.one(station_id())
        shown = StationDetails(**{name: getattr(row, name) for name in StationDetails.__struct_fields__})
        return await sheet_page(request, await _sheet(), filled(StationDetails, shown))

    @post()
    async def update(self, request: StaffRequest) -> Page | Done:
        toast = "Saved. Customers see it from now on."
        return await saved(request, await _sheet(), StationDetails, _change, to="station", toast=toast)


async def _change(typed: StationDetails) -> object:
    return await catalog.change_station(station_id(), typed)


async def _sheet() -> Sheet:
    held = (await Station.one(station_id())).time_zone
    zones = zone_choices(held)
    return Sheet(
        tab="station", title="Station", fields="settings/_station.html", with_sample=False, more={"zones": zones}
    )
