"""Settings: when parties begin, and which ZIP codes are served."""

import re
from datetime import time
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal.controllers.staff.settings.page import Sheet, around, saved, sheet_page, station_id
from portal.domain import catalog
from portal.domain.access import Action
from portal.domain.catalog import SlotDetails, SlotLine
from portal.web.forms import Form, filled
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest
from portal.web.shell import command
from tables.stations import Station


class SlotForm(msgspec.Struct):
    starts: time
    weekdays: tuple[Annotated[int, msgspec.Meta(ge=0, le=6)], ...] = ()
    max_parties: Annotated[int, msgspec.Meta(ge=1, le=200)] | None = None

    @property
    def details(self) -> SlotDetails:
        """Return what the domain is told."""
        minute = self.starts.hour * 60 + self.starts.minute
        return SlotDetails(starts_minute=minute, weekdays=self.weekdays, max_parties=self.max_parties)


class AreasForm(msgspec.Struct):
    served: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    left: Annotated[str, msgspec.Meta(max_length=4000)] = ""


class SlotsAndArea(Controller):
    """The slots and the service area."""

    path = "/opening"
    opt = needs(Action.CHANGE_SETTINGS)

    @get(opt=command("Slots and area", icon="clock", also="settings opening hours times zip codes"))
    async def index(self, request: StaffRequest, zip: FromQuery[str] = "") -> Page:  # noqa: A002 - as it stands in the address
        return await _index(request, await _areas_form(), asked=zip)

    @post("/areas")
    async def set_areas(self, request: StaffRequest) -> Page | Done:
        form = Form(AreasForm, await request.form())
        if (typed := form.value) is not None:
            with form.catching():
                await catalog.set_areas(station_id(), served=_words(typed.served), left=_words(typed.left))
                return Done(to=f"{base(request)}/settings/opening", toast="Service area saved.")
        return await _index(request, form)

    @get("/slots/new")
    async def new(self, request: StaffRequest) -> Page:
        form: Form[SlotForm] = Form(SlotForm)
        form.typed = {"weekdays": [str(day) for day in range(7)]}
        return await sheet_page(request, _sheet(None), form)

    @post("/slots")
    async def create(self, request: StaffRequest) -> Page | Done:
        return await saved(request, _sheet(None), SlotForm, _add, to="opening", toast="Start time added.")

    @get("/slots/{slot_id:uuid}")
    async def edit(self, request: StaffRequest, slot_id: FromPath[UUID]) -> Page:
        (line,) = await catalog.slots(slot_id)
        return await sheet_page(request, _sheet(line), _shown(line))

    @post("/slots/{slot_id:uuid}")
    async def update(self, request: StaffRequest, slot_id: FromPath[UUID]) -> Page | Done:
        (line,) = await catalog.slots(slot_id)
        toast = "Saved. Parties already booked at the old time stay."

        async def change(typed: SlotForm) -> object:
            return await catalog.set_slot(typed.details, slot_id)

        return await saved(request, _sheet(line), SlotForm, change, to="opening", toast=toast)

    @post("/slots/{slot_id:uuid}/removal")
    async def remove(self, request: StaffRequest, slot_id: FromPath[UUID]) -> Done:
        (line,) = await catalog.slots(slot_id)
        await catalog.remove_slot(slot_id)
        opening = f"{base(request)}/settings/opening"
        again = urlencode(_shown(line).typed, doseq=True)
        toast = "Start time removed. Parties already booked then stay."
        return Done(to=opening, toast=toast, undo=f"{opening}/slots/again?{again}")

    @post("/slots/again")
    async def put_back(self, request: StaffRequest) -> Done:
        opening = f"{base(request)}/settings/opening"
        if (typed := Form(SlotForm, request.query_params).value) is None:
            return Done(to=opening, toast="We couldn’t read that time. Please add it again.", tone="bad")
        await catalog.set_slot(typed.details)
        return Done(to=opening, toast="Start time restored.")


async def _add(typed: SlotForm) -> object:
    return await catalog.set_slot(typed.details)


async def _index(request: StaffRequest, form: Form[AreasForm], *, asked: str = "") -> Page:
    asked = asked.strip()[:10]
    return Page(
        "settings/opening.html",
        status=200 if form.ok else 422,
        slots=[(line, _time(line)) for line in await catalog.slots()],
        form=form,
        policy=await catalog.policy(),
        row=await Station.one(station_id()),
        asked=asked,
        place=catalog.zip_location(asked) if asked else None,
        served=await catalog.serving(asked) if asked else [],
        **around(request, "opening"),
    )


async def _areas_form() -> Form[AreasForm]:
    named = (await catalog.areas()).get(station_id(), [])
    served, left = (" ".join(sorted(each.prefix for each in named if each.is_served is on)) for on in (True, False))
    return filled(AreasForm, AreasForm(served, left))


def _words(typed: str) -> list[str]:
    return [word for word in re.split(r"[\s,;]+", typed) if word]


def _time(line: SlotLine) -> time:
    return time(*divmod(line.details.starts_minute, 60))


def _shown(line: SlotLine) -> Form[SlotForm]:
    return filled(SlotForm, SlotForm(_time(line), line.details.weekdays, line.details.max_parties))


def _sheet(line: SlotLine | None) -> Sheet:
    title = f"Parties at {_time(line):%H:%M}" if line else "Add a time"
    more: dict[str, Any] = {"slot": line}
    place = f"/slots/{line.id}" if line else "/slots"
    below = "settings/_slot_more.html" if line else None
    return Sheet(
        tab="opening", title=title, fields="settings/_slot.html", place=place, with_sample=False, below=below, more=more
    )
