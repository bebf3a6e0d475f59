"""Run sheets: a party on one page of paper, for those who cook at it; or all parties of a date, a page each."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import get
from litestar.params import FromPath

from portal import clock
from portal.controllers.staff.bookings.run_sheet_layout import Printed, printed
from portal.domain import schedule, stations
from portal.domain.access import Action
from portal.domain.schedule import RunSheet
from portal.web.audit import looks_at
from portal.web.dates import in_reach
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.places import base, here, zones
from portal.web.session import StaffRequest
from tables.stations import Station


@get("/bookings/{booking_id:uuid}/runsheet", opt=needs(Action.SEE_BOOKINGS) | looks_at("run sheet"))
async def of_booking(request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
    """Show the run sheet of a party."""
    sheet = await schedule.run_sheet_of(booking_id)
    return await _page(
        request, await _print(request, [sheet]), title=f"Run sheet {sheet.reference}", back=f"bookings/{sheet.id}"
    )


@get("/runsheets/{day:date}", opt=needs(Action.SEE_BOOKINGS) | looks_at("run sheets"))
async def of_day(request: StaffRequest, day: FromPath[date]) -> Page:
    """Show the run sheets of a date."""
    sheets = await schedule.run_sheets_on(in_reach(day))
    return await _page(request, await _print(request, sheets), title=f"Run sheets {day}", back="", day=day)


async def _page(
    request: StaffRequest, sheets: list[Printed], *, title: str, back: str, day: date | None = None
) -> Page:
    visit = here(request)
    return Page(
        "run_sheets/show.html",
        title=title,
        sheets=sheets,
        day=day,
        back=f"{base(request)}/{back}".rstrip("/"),
        business=visit.brand.name,
        logo=await stations.logo_of(visit.brand.id),
        person=request.user.name,
        now=clock.now(),
        zones=zones(request),
        gate_codes_of=visit.allowing(Action.SEE_GATE_CODES),
        contacts_of=visit.allowing(Action.SEE_CONTACT_DATA),
    )


async def _print(request: StaffRequest, sheets: list[RunSheet]) -> list[Printed]:
    base_url: str = request.app.state.settings.base_url
    rows: list[dict[str, Any]] = await Station.select(
        Station.id, Station.name, Station.phone, Station.zelle_recipient, Station.venmo_handle
    ).where(Station.id.is_in(list(zones(request))))
    stations = {row["id"]: row for row in rows}
    return [printed(sheet, stations[sheet.station], base_url=base_url) for sheet in sheets]
