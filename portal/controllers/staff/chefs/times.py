"""A chef's days off, and the times that they work beside their week."""

from datetime import date, time
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, post
from litestar.params import FromPath

from portal.controllers.staff.chefs.page import Warned, chef_page
from portal.domain import chefs
from portal.domain.access import Action
from portal.text import plural
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import zones
from portal.web.session import StaffRequest
from tables.chefs import Chef

Reason = Annotated[str, msgspec.Meta(max_length=120)]


class OffForm(msgspec.Struct):
    """Days off: from one to another, or (with hours) a part of the first."""

    first: date
    last: date | None = None
    begins: time | None = None
    ends: time | None = None
    reason: Reason = ""
    known: list[UUID] = []


class ExtraForm(msgspec.Struct):
    """A time of a day on which a chef works, whatever their week says."""

    day: date
    begins: time
    ends: time
    max_events: int = 1


class HoursOverrides(Controller):
    """Adding and removing them."""

    path = "/chefs/{chef_id:uuid}"
    opt = needs(Action.MANAGE_CHEFS)

    @post("/off")
    async def take_off(self, request: StaffRequest, chef_id: FromPath[UUID]) -> Page | Done:
        form, warning = Form(OffForm, await request.form()), None
        if typed := form.value:
            with form.catching():
                zone = await _zone(request, chef_id)
                if typed.begins and typed.ends:
                    starts_at, ends_at = chefs.hours(typed.first, typed.begins, typed.ends, zone)
                else:
                    starts_at, ends_at = chefs.days(typed.first, typed.last or typed.first, zone)
                try:
                    await chefs.take_off(
                        chef_id, starts_at=starts_at, ends_at=ends_at, reason=typed.reason, known=typed.known
                    )
                except chefs.PartiesInTheWay as refusal:
                    warning = Warned("off", refusal)
                else:
                    return Done(to=f"../{chef_id}#times", toast=f"No new parties for them then.{_left(typed.known)}")
        return await chef_page(request, chef_id, off=form, warned=warning)

    @post("/extra")
    async def add_extra(self, request: StaffRequest, chef_id: FromPath[UUID]) -> Page | Done:
        form = Form(ExtraForm, await request.form())
        if typed := form.value:
            with form.catching():
                zone = await _zone(request, chef_id)
                starts_at, ends_at = chefs.hours(typed.day, typed.begins, typed.ends, zone)
                await chefs.add_extra(chef_id, starts_at=starts_at, ends_at=ends_at, max_events=typed.max_events)
                return Done(to=f"../{chef_id}#times", toast="They can be assigned parties then.")
        return await chef_page(request, chef_id, extra=form)

    @post("/times/{time_id:uuid}/removal")
    async def remove(self, chef_id: FromPath[UUID], time_id: FromPath[UUID]) -> Done:
        await chefs.remove_time(chef_id, time_id)
        return Done(to=f"../../../{chef_id}#times", toast="Back to their weekly hours.")


def _left(known: list[UUID]) -> str:
    """Say that there is something left to do."""
    return f" {plural(len(known), 'party needs', 'parties need')} another chef." if known else ""


async def _zone(request: StaffRequest, chef_id: UUID) -> ZoneInfo:
    chef = await Chef.one(chef_id)
    return ZoneInfo(zones(request)[chef.station])
