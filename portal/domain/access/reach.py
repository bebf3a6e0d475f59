"""How far somebody who manages staff reaches: nobody gives, or takes, what they do not have there themselves."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from portal.domain.access.actions import Action, RoleName, actions_of
from portal.domain.access.person import Person
from portal.domain.access.staff import HeldRole, StaffMember, allowed_to, roles_of
from portal.domain.errors import Refused
from tables.scope import scope


class OutOfReach(Refused):
    """A role, a permission or a person that somebody else decides about."""


class StaffAuthority(msgspec.Struct, frozen=True):
    """What one person may decide about others; `roles` are all that they have themselves."""

    person: Person
    roles: tuple[HeldRole, ...]

    def gives(self, held: HeldRole) -> bool:
        """Say whether they could give this role there: they manage staff, and may do all that it allows.

        In a whole business it takes a role in the whole business: stations to come are part of it.
        """
        if held.role is RoleName.SUPER_ADMIN:
            return False
        needed = actions_of(held.role) | {Action.MANAGE_STAFF}
        if held.station is not None:
            return self._may_all(needed, frozenset({held.station}))
        stations = frozenset(place.id for place in self.person.stations if place.business.id == held.business)
        return needed <= self._whole(held.business) and self._may_all(needed, stations)

    def changes(self, member: StaffMember, station: UUID, action: Action) -> bool:
        """Say whether they could allow or deny somebody an action at a station: one that they may do themselves."""
        there = [held for held in member.roles if held.covers(station)]
        return (
            member.id != self.person.id
            and action is not Action.ADMINISTER_PLATFORM
            and self.person.may(action, [station])
            and bool(there)
            and all(self.gives(held) for held in there)
        )

    def hangs_on(self, user_id: UUID, held: HeldRole) -> bool:
        """Say whether this is a role of their own without which none would let them manage staff."""
        others = (other for other in self.roles if other != held)
        return user_id == self.person.id and not any(Action.MANAGE_STAFF in actions_of(o.role) for o in others)

    def covers(self, roles: Iterable[HeldRole], allowed: Iterable[tuple[UUID | None, Action]]) -> bool:
        """Say whether they could give all of these roles, and may do themselves what is allowed beside them."""
        held = tuple(roles)
        there = frozenset[UUID]().union(*map(self._stations_of, held))
        return all(self.gives(each) for each in held) and all(
            not (at := there & {station} if station else there) or self.person.may(action, at)
            for station, action in allowed
        )

    def _stations_of(self, held: HeldRole) -> frozenset[UUID]:
        return frozenset(
            place.id
            for place in self.person.stations
            if held.station == place.id or (held.station is None and held.business == place.business.id)
        )

    def _whole(self, business: UUID | None) -> frozenset[Action]:
        roles = (held.role for held in self.roles if held.station is None and held.business in (business, None))
        return frozenset[Action]().union(*map(actions_of, roles))

    def _may_all(self, actions: frozenset[Action], stations: frozenset[UUID]) -> bool:
        return all(self.person.may(action, stations) for action in actions)


async def reaches(by: Person, user_id: UUID) -> bool:
    """Say whether somebody may do all that another may, wherever that is, and manages staff in all those places."""
    return (await reach_of(by)).covers(await roles_of(user_id), await allowed_to(user_id))


async def reach_of(person: Person) -> StaffAuthority:
    """Return how far somebody reaches."""
    return StaffAuthority(person, tuple(await roles_of(person.id)))


def is_here(held: HeldRole) -> bool:
    """Say whether a role is had at a station in scope, or in the whole business in scope."""
    now = scope()
    return held.station in now.stations if held.station else held.business == now.business


async def check_gives(by: Person, held: HeldRole) -> None:
    """Refuse a role that somebody could not give, or that is not given in scope.

    Raises:
        OutOfReach: saying so.

    """
    if not is_here(held) or not (await reach_of(by)).gives(held):
        raise OutOfReach(
            "You can give a role only where you manage staff, and may do all that it allows.", field="where"
        )
