"""What the pages about the staff are told: people, the roles that can be given, and what somebody may do."""

from typing import Annotated, Any, Final
from uuid import UUID

import msgspec

from portal import clock
from portal.controllers.credentials import LONGEST_PASSWORD
from portal.domain import access
from portal.domain.access import SHORTEST, Action, HeldRole, RoleName, StaffAuthority, StaffMember
from portal.web.forms import Email, Form
from portal.web.page import Page
from portal.web.places import base, here, main_zone, station_names
from portal.web.session import StaffRequest
from tables.scope import scope

ROLES: Final = {role: role.replace("_", " ").capitalize() for role in RoleName}
SAID: Final = {"role": None, "allowed": True, "denied": False}
WORDS: Final = {said: word for word, said in SAID.items()}


class RoleForm(msgspec.Struct):
    """A role, and where: the id of a station, or of the business for all of it."""

    role: RoleName
    where: UUID


class HireForm(RoleForm):
    """Somebody new, with their first role; `new` is their first password."""

    name: Annotated[str, msgspec.Meta(max_length=120)]
    email: Email
    new: Annotated[str, msgspec.Meta(max_length=LONGEST_PASSWORD)]


class PermissionRow(msgspec.Struct, frozen=True):
    """One action at one station, as somebody's page shows it; `said` is one of `SAID`."""

    station: UUID
    by_role: bool
    said: str
    everywhere: bool | None
    may_change: bool


async def new_page(request: StaffRequest, form: Form[HireForm]) -> Page:
    """Show the form for somebody new."""
    return Page(
        "access/members/new.html",
        status=200 if form.ok else 422,
        form=form,
        shortest=SHORTEST,
        **_offered(request, await access.reach_of(request.user)),
        **around(request),
    )


async def member_page(request: StaffRequest, user_id: UUID, form: Form[RoleForm]) -> Page:
    """Show somebody, with what went wrong in the form that was sent."""
    member, reach = await access.staff_member(user_id), await access.reach_of(request.user)
    stations = [
        place.id
        for place in here(request).places
        if place.id in scope().stations and any(held.covers(place.id) for held in member.roles)
    ]
    return Page(
        "access/members/show.html",
        status=200 if form.ok else 422,
        member=member,
        form=form,
        person=request.user,
        reach=reach,
        waiting=await access.waiting_email(member.id),
        may_reset=member.id != request.user.id and await access.reaches(request.user, member.id),
        stations=stations,
        permissions=await _permissions(member, reach, stations),
        now=clock.now(),
        **_offered(request, reach),
        **around(request),
    )


def around(request: StaffRequest) -> dict[str, Any]:
    """Return what every page of these needs: addresses, and names for roles and places."""
    brand = here(request).brand
    return {
        "base": base(request),
        "zone": main_zone(request),
        "roles": ROLES,
        "places": {**station_names(request), brand.id: f"all of {brand.name}", None: "everywhere"},
    }


def held_at(request: StaffRequest, typed: RoleForm) -> HeldRole:
    """Return which role was meant where."""
    if typed.where == here(request).brand.id:
        return HeldRole(typed.role, business=typed.where)
    return HeldRole(typed.role, station=typed.where)


def _offered(request: StaffRequest, reach: StaffAuthority) -> dict[str, Any]:
    """Return the roles that a person can give, and the places where they can give one."""
    visit = here(request)
    places = {place.id: place.name for place in visit.places if place.id in scope().stations}
    places[visit.brand.id] = f"All of {visit.brand.name}"
    gives = {(r, w) for r in RoleName for w in places if reach.gives(held_at(request, RoleForm(r, w)))}
    return {
        "role_choices": [(role, words) for role, words in ROLES.items() if any(role == r for r, _ in gives)],
        "place_choices": [(where, name) for where, name in places.items() if any(where == w for _, w in gives)],
    }


async def _permissions(
    member: StaffMember, reach: StaffAuthority, stations: list[UUID]
) -> dict[Action, list[PermissionRow]]:
    """Return, for every action, how it stands at each of these stations."""
    overrides = await access.overrides_of(member.id)

    def at(station: UUID, action: Action) -> PermissionRow:
        return PermissionRow(
            station=station,
            by_role=any(action in access.actions_of(held.role) for held in member.roles if held.covers(station)),
            said=WORDS[overrides.get((station, action))],
            everywhere=overrides.get((None, action)),
            may_change=reach.changes(member, station, action),
        )

    shown = (action for action in Action if action is not Action.ADMINISTER_PLATFORM)
    return {action: [at(station, action) for station in stations] for action in shown}
