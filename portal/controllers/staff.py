"""Staff: who works here, which roles they have where, and what one of them may do beside these."""

from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath

from portal import clock
from portal.controllers.access import LONGEST
from portal.domain import access
from portal.domain.access import Action, HeldRole, Reach, RoleName, StaffMember
from portal.web.audit import looks_at
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here, main_zone, station_names
from portal.web.session import StaffRequest
from portal.web.shell import rail
from tables.scope import scope

ROLES: Final = {role: role.replace("_", " ").capitalize() for role in RoleName}
SAID: Final = {"role": None, "allowed": True, "denied": False}


class RoleForm(msgspec.Struct):
    """A role, and where: the id of a station, or of the business for all of it."""

    role: RoleName
    where: UUID


class HireForm(RoleForm):
    """Somebody new, with their first role; `new` is their first password."""

    name: Annotated[str, msgspec.Meta(max_length=120)]
    email: Annotated[str, msgspec.Meta(max_length=254)]
    new: Annotated[str, msgspec.Meta(max_length=LONGEST)]


class Permission(msgspec.Struct, frozen=True):
    """One action at one station, as somebody's page shows it; `said` is one of `SAID`."""

    station: UUID
    by_role: bool
    said: str
    everywhere: bool | None
    may_change: bool


class Staff(Controller):
    """The list; taking somebody on, their roles, their permissions, and whether they may log in."""

    path = "/staff"
    opt = needs(Action.MANAGE_STAFF)

    @get(opt=looks_at("staff") | rail("Staff", icon="shield-check", place=90, in_settings=True))
    async def index(self, request: StaffRequest) -> Page:
        return Page("staff/index.html", members=await access.staff(), now=clock.now(), **_around(request))

    @get("/new")
    async def new(self, request: StaffRequest) -> Page:
        return await _new_page(request, Form(HireForm))

    @post()
    async def create(self, request: StaffRequest) -> Page | Done:
        form = Form(HireForm, await request.form())
        if typed := form.value:
            with form.catching():
                user_id = await access.hire(
                    typed.email,
                    name=typed.name,
                    password=typed.new,
                    held=_held(request, typed.role, typed.where),
                    by=request.user,
                )
                return Done(to=f"staff/{user_id}", toast="They can log in. Hand them their first password.")
        return await _new_page(request, form)

    @get("/{user_id:uuid}", opt=looks_at("staff member"))
    async def show(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page:
        return await _member_page(request, user_id, Form(RoleForm))

    @post("/{user_id:uuid}/roles")
    async def give(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page | Done:
        await access.staff_member(user_id)
        form = Form(RoleForm, await request.form())
        if typed := form.value:
            with form.catching():
                held = _held(request, typed.role, typed.where)
                await access.grant(user_id, held.role, station=held.station, business=held.business, by=request.user)
                return Done(to=f"../{user_id}", toast="They have the role from now on.")
        return await _member_page(request, user_id, form)

    @post("/{user_id:uuid}/roles/removal")
    async def take(self, request: StaffRequest, user_id: FromPath[UUID]) -> Page | Done:
        await access.staff_member(user_id)
        form = Form(RoleForm, await request.form())
        if typed := form.value:
            with form.catching():
                held = _held(request, typed.role, typed.where)
                await access.revoke(user_id, held.role, station=held.station, business=held.business, by=request.user)
                is_here = any(member.id == user_id for member in await access.staff())
                return Done(to=f"../../{user_id}" if is_here else "../../../staff", toast="The role is taken away.")
        return await _member_page(request, user_id, form)

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
            return Done(to=f"../{user_id}", toast="It counts from their next click on.")
        return await _member_page(request, user_id, form)

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
        toast = "They can log in again." if is_active else "They are logged out everywhere, and kept out."
        undo = f"{base(request)}/staff/{user_id}/{'off' if is_active else 'on'}"
        return Done(to=f"../{user_id}", toast=toast, undo=undo)
    return await _member_page(request, user_id, form)


async def _new_page(request: StaffRequest, form: Form[HireForm]) -> Page:
    reach = await access.reach_of(request.user)
    status = 200 if form.ok else 422
    return Page("staff/new.html", status=status, form=form, **_offered(request, reach), **_around(request))


async def _member_page(request: StaffRequest, user_id: UUID, form: Form[RoleForm]) -> Page:
    member, reach = await access.staff_member(user_id), await access.reach_of(request.user)
    return Page(
        "staff/show.html",
        status=200 if form.ok else 422,
        member=member,
        form=form,
        person=request.user,
        reach=reach,
        permissions=await _permissions(member, reach),
        now=clock.now(),
        **_offered(request, reach),
        **_around(request),
    )


def _around(request: StaffRequest) -> dict[str, Any]:
    """Return what every page of these needs: addresses, and names for roles and places."""
    brand = here(request).brand
    return {
        "base": base(request),
        "zone": main_zone(request),
        "roles": ROLES,
        "places": {**station_names(request), brand.id: f"all of {brand.name}", None: "everywhere"},
    }


def _offered(request: StaffRequest, reach: Reach) -> dict[str, Any]:
    """Return the roles that a person can give, and the places where they can give one."""
    brand = here(request).brand
    places = {**{place: name for place, name in station_names(request).items() if place in scope().stations}}
    places[brand.id] = f"All of {brand.name}"
    gives = {
        (role, place): words
        for place, words in places.items()
        for role in RoleName
        if reach.gives(_held(request, role, place))
    }
    return {
        "role_choices": [(role, ROLES[role]) for role in RoleName if any(role == given for given, _ in gives)],
        "place_choices": list({place: words for (_, place), words in gives.items()}.items()),
    }


def _held(request: StaffRequest, role: RoleName, where: UUID) -> HeldRole:
    is_whole = where == here(request).brand.id
    return HeldRole(role, business=where) if is_whole else HeldRole(role, station=where)


async def _permissions(member: StaffMember, reach: Reach) -> dict[Action, list[Permission]]:
    """Return, for every action, how it stands at each station of the page where somebody has a role."""
    overrides = await access.overrides_of(member.id)
    stations = [
        place.id
        for place in reach.person.stations
        if place.id in scope().stations and any(held.covers(place.id) for held in member.roles)
    ]
    words = {said: name for name, said in SAID.items()}
    return {
        action: [
            Permission(
                station=station,
                by_role=any(action in access.actions_of(held.role) for held in member.roles if held.covers(station)),
                said=words[overrides.get((station, action))],
                everywhere=overrides.get((None, action)),
                may_change=reach.changes(member, station, action),
            )
            for station in stations
        ]
        for action in Action
        if action is not Action.ADMINISTER_PLATFORM
    }
