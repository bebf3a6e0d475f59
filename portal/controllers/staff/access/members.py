"""Staff: who works here, which roles they have where, and what one of them may do beside these."""

from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath

from portal import clock
from portal.controllers.staff.access.members_page import (
    SAID,
    HireForm,
    RoleForm,
    around,
    held_at,
    member_page,
    new_page,
)
from portal.domain import access
from portal.domain.access import Action
from portal.web.audit import looks_at
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest
from portal.web.shell import command, nav_entry
from tables.scope import scope


class Staff(Controller):
    """The list; taking somebody on, their roles, their permissions, and whether they may log in."""

    path = "/staff"
    opt = needs(Action.MANAGE_STAFF)

    @get(opt=looks_at("staff") | nav_entry("Staff", icon="shield-check", position=90, in_settings=True))
    async def index(self, request: StaffRequest) -> Page:
        return Page("access/members/index.html", members=await access.staff(), now=clock.now(), **around(request))

    @get("/new", opt=command("Add somebody to the staff", icon="user-plus", also="new hire user person"))
    async def new(self, request: StaffRequest) -> Page:
        return await new_page(request, Form(HireForm))

    @post()
    async def create(self, request: StaffRequest) -> Page | Done:
        form = Form(HireForm, await request.form())
        if typed := form.value:
            with form.catching():
                user_id = await access.hire(
                    typed.email,
                    name=typed.name,
                    password=typed.new,
                    held=held_at(request, typed),
                    by=request.user,
                )
                return Done(to=f"staff/{user_id}", toast="They can log in. Give them their first password.")
        return await new_page(request, form)

    @get("/{user_id:uuid}", opt=looks_at("staff member"))
    async def show(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page:
        return await member_page(request, user_id, Form(RoleForm))

    @post("/{user_id:uuid}/roles")
    async def give(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page | Done:
        form = Form(RoleForm, await request.form())
        if typed := form.value:
            with form.catching():
                held = held_at(request, typed)
                await access.grant(user_id, held.role, station=held.station, business=held.business, by=request.user)
                return Done(to=f"../{user_id}", toast="Role added.")
        return await member_page(request, user_id, form)

    @post("/{user_id:uuid}/roles/removal")
    async def take(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page | Done:
        form = Form(RoleForm, await request.form())
        if typed := form.value:
            with form.catching():
                held = held_at(request, typed)
                await access.revoke(user_id, held.role, station=held.station, business=held.business, by=request.user)
                is_here = any(member.id == user_id for member in await access.staff())
                return Done(to=f"../../{user_id}" if is_here else "../../../staff", toast="Role removed.")
        return await member_page(request, user_id, form)

    @post("/{user_id:uuid}/permissions")
    async def set_permissions(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page | Done:
        form, typed = Form(RoleForm), await request.form()
        wanted = {
            (station, action): SAID[said]
            for station in scope().stations
            for action in Action
            if (said := str(typed.get(f"{action.name}.{station}", ""))) in SAID
        }
        with form.catching():
            await access.set_permissions(user_id, wanted, by=request.user)
            return Done(to=f"../{user_id}", toast="Saved. It takes effect on their next click.")
        return await member_page(request, user_id, form)

    @post("/{user_id:uuid}/on")
    async def switch_on(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page | Done:
        return await _switch(request, user_id, is_active=True)

    @post("/{user_id:uuid}/off")
    async def switch_off(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page | Done:
        return await _switch(request, user_id, is_active=False)


async def _switch(request: StaffRequest, user_id: UUID, *, is_active: bool) -> Page | Done:
    form = Form(RoleForm)
    with form.catching():
        await access.switch_user(user_id, is_active=is_active, by=request.user)
        toast = "They can log in again." if is_active else "They’re logged out everywhere and can’t log back in."
        undo = f"{base(request)}/staff/{user_id}/{'off' if is_active else 'on'}"
        return Done(to=f"../{user_id}", toast=toast, undo=undo)
    return await member_page(request, user_id, form)
