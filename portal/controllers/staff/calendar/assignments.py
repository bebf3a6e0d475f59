"""Who cooks at a party: the chefs, each with why they fit or do not."""

from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath

from portal.controllers.staff.calendar.page import back_to, entry_of, station_zones
from portal.domain import schedule
from portal.domain.access import Action
from portal.domain.schedule import CalendarEntry
from portal.web.audit import looks_at
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest
from tables.scope import stations


class Assigning(msgspec.Struct):
    """The chefs who were chosen."""

    chefs: list[UUID] = []


class Assignments(Controller):
    path = "/calendar/assignments/{booking_id:uuid}"
    opt = needs(Action.MANAGE_BOOKINGS)

    @get(opt=needs(Action.MANAGE_BOOKINGS) | looks_at("booking"))
    async def edit(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        entry = await entry_of(booking_id)
        return await _page(request, entry, Form(Assigning), _wanted(request, entry))

    @post()
    async def update(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        entry = await entry_of(booking_id)
        form = Form(Assigning, await request.form())
        chosen = form.value.chefs if form.value else []
        if form.ok:
            with form.catching(), stations(entry.station):
                await schedule.assign(booking_id, chosen)
                return Done(to=back_to(request, entry.event_date), toast=_said(len(chosen), entry))
        return await _page(request, entry, form, set(chosen), status=422)


async def _page(
    request: StaffRequest, entry: CalendarEntry, form: Form[Assigning], chosen: set[UUID], status: int = 200
) -> Page:
    with stations(entry.station):
        suggestions = await schedule.suggest_chefs(entry.id)
    return Page(
        "calendar/assign.html",
        block="form",
        status=status,
        entry=entry,
        form=form,
        chosen=chosen,
        suggestions=suggestions,
        base=base(request),
        back=back_to(request, entry.event_date),
        at=entry.starts_at.astimezone(station_zones(request)[entry.station]),
    )


def _wanted(request: StaffRequest, entry: CalendarEntry) -> set[UUID]:
    """Return who cooks, with what a drag asks for: one chef instead of another."""
    chosen = set(entry.chefs)
    instead, chef = _id(request.query_params.get("instead")), _id(request.query_params.get("chef"))
    return (chosen - {instead}) | {chef} if chef else chosen


def _id(written: str | None) -> UUID | None:
    try:
        return UUID(written) if written else None
    except ValueError:
        return None


def _said(count: int, entry: CalendarEntry) -> str:
    if count == 0:
        return "No chef is assigned now."
    missing = entry.chefs_needed - count
    return "Assigned." if missing <= 0 else f"Assigned. {missing} more needed."
