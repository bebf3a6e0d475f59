"""A chef leaves: right away or on a day that is known; and comes back, or stays after all."""

from datetime import date
from uuid import UUID

import msgspec
from litestar import Controller, post
from litestar.params import FromPath

from portal.controllers.staff.chefs.page import Warned, chef_page
from portal.domain import chefs
from portal.domain.access import Action
from portal.text import day
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest


class EndForm(msgspec.Struct):
    """The last day, without one today's now; and the parties that a warning named."""

    last_date: date | None = None
    known: list[UUID] = []


class ChefEnd(Controller):
    """Ending a chef's work, and taking that back."""

    path = "/chefs/{chef_id:uuid}"
    opt = needs(Action.MANAGE_CHEFS)

    @post("/end")
    async def end(self, request: StaffRequest, chef_id: FromPath[UUID]) -> Page | Done:
        form, warning = Form(EndForm, await request.form()), None
        if typed := form.value:
            with form.catching():
                try:
                    return await _end(request, chef_id, typed)
                except chefs.PartiesInTheWay as refusal:
                    warning = Warned("end", refusal)
        return await chef_page(request, chef_id, end=form, warned=warning)

    @post("/stay")
    async def stay(self, chef_id: FromPath[UUID]) -> Done:
        await chefs.stay(chef_id)
        return Done(to=f"../{chef_id}", toast="They’re staying, and can be assigned parties on any day they work.")

    @post("/return")
    async def bring_back(self, chef_id: FromPath[UUID]) -> Done:
        await chefs.bring_back(chef_id)
        return Done(to=f"../{chef_id}", toast="They can be assigned parties again. Send them their new link.")


async def _end(request: StaffRequest, chef_id: UUID, typed: EndForm) -> Done:
    at = f"{base(request)}/chefs/{chef_id}"
    if typed.last_date is None:
        await chefs.end(chef_id, known=typed.known)
        toast = "They won’t be assigned any more parties, and their link no longer works."
        return Done(to=at, toast=toast, undo=f"{at}/return")
    await chefs.leave_on(chef_id, typed.last_date, known=typed.known)
    return Done(to=at, toast=f"They won’t be assigned parties after {day(typed.last_date)}.", undo=f"{at}/stay")
