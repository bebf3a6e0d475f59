"""Blocking dates and slots, with a reason, and opening them again."""

import datetime as dt
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal.controllers.staff.calendar.page import back_to, station_zones, today
from portal.domain import availability, schedule
from portal.domain.access import Action
from portal.text import clock_time, day
from portal.web.dates import day_of
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here, station_names
from portal.web.session import StaffRequest
from portal.web.shell import command
from tables.schedule import BlockedDate
from tables.scope import stations


class Blocking(msgspec.Struct):
    """What is to be blocked: the whole date, or the slot that begins at this minute of it; so until the last date."""

    date: date
    last: dt.date | None = None
    reason: Annotated[str, msgspec.Meta(max_length=120)] = ""
    minute: int | None = None
    station: UUID | None = None


class Blocks(Controller):
    path = "/calendar/blocks"
    opt = needs(Action.MANAGE_BOOKINGS)

    @get("/new", opt=command("Block a date", icon="ban", also="close day off full"))
    async def new(self, request: StaffRequest) -> Page:
        typed = {"date": today(request).isoformat()} | dict(request.query_params)
        return await _page(request, Form(Blocking, typed))

    @post()
    async def create(self, request: StaffRequest) -> Page | Done:
        form = Form(Blocking, await request.form())
        if said := form.value:
            with form.catching(), stations(_station(request, said.station)):
                last = said.last or said.date
                blocked = await schedule.block_dates(said.date, last, starts_minute=said.minute, reason=said.reason)
                return Done(
                    to=back_to(request, said.date),
                    toast=f"{_said(blocked)} no new parties{'' if said.minute is None else ' then'}.",
                    undo=f"{base(request)}/calendar/blocks/{blocked[0].id}/removal?last={last}",
                )
        return await _page(request, form, status=422)

    @post("/{blocked_id:uuid}/removal")
    async def remove(self, request: StaffRequest, blocked_id: FromPath[UUID], last: FromQuery[str] = "") -> Done:
        """Open a date again; with those until the last one that were blocked in one go, as an undo asks for."""
        until = day_of(last)
        opened = await schedule.unblock_dates(blocked_id, last=until) if until else [await schedule.unblock(blocked_id)]
        return Done(to=back_to(request, opened[0].blocked_date), toast=f"{_said(opened)} parties again.")


def _said(dates: list[BlockedDate]) -> str:
    """Name the dates with their verb."""
    if len(dates) == 1:
        return f"{day(dates[0].blocked_date)} takes"
    return f"{len(dates)} dates, {day(dates[0].blocked_date)} to {day(dates[-1].blocked_date)}, take"


async def _page(request: StaffRequest, form: Form[Blocking], status: int = 200) -> Page:
    chosen = form.value.date if form.value else today(request)
    return Page(
        "calendar/block.html",
        block="form",
        status=status,
        form=form,
        base=base(request),
        back=back_to(request, chosen),
        today=today(request),
        slots=await _slots(request, form, chosen),
        stations=list(station_names(request).items()),
    )


async def _slots(request: StaffRequest, form: Form[Blocking], chosen: date) -> list[tuple[Any, str]]:
    """Return the slots of a date at the station that the form names, or the first one."""
    station = _station(request, form.value.station if form.value else None)
    zone = station_zones(request)[station]
    with stations(station):
        found = await availability.openings(chosen, chosen, guests=1)
    times = [opening.starts_at.astimezone(zone) for opening in found.get(chosen, ())]
    return [("", "The whole day"), *((at.hour * 60 + at.minute, clock_time(at)) for at in times)]


def _station(request: StaffRequest, wanted: UUID | None) -> UUID:
    managed = [place.id for place in here(request).places if Action.MANAGE_BOOKINGS in place.actions]
    return wanted if wanted in managed else managed[0]
