"""Chefs: who cooks at a station; taking one on, changing them, and the link to their own page."""

from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath

from portal.controllers.staff.chefs.page import (
    ChefForm,
    KnownForm,
    Warned,
    chef_page,
    chefs_page,
    details_of,
    known_of,
    new_page,
    station_of,
    week_of,
)
from portal.domain import chefs
from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.web.audit import looks_at
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.session import StaffRequest
from portal.web.shell import command, nav_entry
from tables.scope import stations


class Chefs(Controller):
    """The list, and a chef."""

    path = "/chefs"

    @get(opt=needs(Action.SEE_CHEFS) | nav_entry("Chefs", icon="chef-hat", position=70))
    async def index(self, request: StaffRequest) -> Page:
        return await chefs_page(request)

    @get("/new", opt=needs(Action.MANAGE_CHEFS) | command("New chef", icon="chef-hat", also="add hire"))
    async def new(self, request: StaffRequest) -> Page:
        return await new_page(request, Form(ChefForm), {}, None)

    @post(opt=needs(Action.MANAGE_CHEFS))
    async def create(self, request: StaffRequest) -> Page | Done:
        sent = await request.form()
        form, typed, refusal = Form(ChefForm, sent), dict(sent), None
        if value := form.value:
            with form.catching():
                try:
                    with stations(station_of(value.station)):
                        chef = await chefs.hire(details_of(value), hours=week_of(typed))
                except chefs.NotAWeek as error:
                    refusal = error
                else:
                    return Done(to=f"chefs/{chef.id}", toast="Chef added. They can be assigned parties now.")
        return await new_page(request, form, typed, refusal)

    @get("/{chef_id:uuid}", opt=needs(Action.SEE_CHEFS) | looks_at("chef"))
    async def show(self, request: StaffRequest, chef_id: FromPath[UUID]) -> Page:
        return await chef_page(request, chef_id)

    @post("/{chef_id:uuid}", opt=needs(Action.MANAGE_CHEFS))
    async def update(self, request: StaffRequest, chef_id: FromPath[UUID]) -> Page | Done:
        form = Form(ChefForm, await request.form())
        if value := form.value:
            with form.catching():
                await chefs.change(chef_id, details_of(value))
                return Done(to=f"{chef_id}", toast="Kept.")
        return await chef_page(request, chef_id, details=form)

    @post("/{chef_id:uuid}/hours", opt=needs(Action.MANAGE_CHEFS))
    async def set_hours(self, request: StaffRequest, chef_id: FromPath[UUID]) -> Page | Done:
        sent = await request.form()
        typed, known = dict(sent), Form(KnownForm, sent)
        try:
            await chefs.set_hours(chef_id, week_of(typed), known=known_of(known))
        except chefs.PartiesInTheWay as refusal:
            return await chef_page(request, chef_id, week=typed, warned=Warned("hours", refusal))
        except Refused as refusal:
            return await chef_page(request, chef_id, week=typed, week_refusal=refusal)
        return Done(to=f"../{chef_id}", toast="Weekly hours saved.")

    @post("/{chef_id:uuid}/link", opt=needs(Action.MANAGE_CHEFS))
    async def renew_link(self, chef_id: FromPath[UUID]) -> Done:
        await chefs.renew_link(chef_id)
        return Done(to=f"../{chef_id}#link", toast="Here’s the new link. Old links no longer work.")
