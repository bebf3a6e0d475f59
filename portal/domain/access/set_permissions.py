"""Decide what one colleague may do beside their roles."""

from collections.abc import Mapping
from uuid import UUID

from portal.domain.access.actions import Action
from portal.domain.access.override import override
from portal.domain.access.person import Person
from portal.domain.access.reach import OutOfReach, reach_of
from portal.domain.access.staff import overrides_of, staff_member
from tables.access import User
from tables.unit_of_work import atomic


@atomic
async def set_permissions(user_id: UUID, wanted: Mapping[tuple[UUID, Action], bool | None], *, by: Person) -> None:
    """Allow (True), deny (False) or leave to the roles (None) actions at stations; what is so already stays.

    Raises:
        OutOfReach: `by` may not change one of them; none is changed then.
        RowMissing: `by` has no such colleague.

    """
    await User.one(user_id, lock=True)
    member, known, reach = await staff_member(user_id), await overrides_of(user_id), await reach_of(by)
    changed = {there: said for there, said in wanted.items() if known.get(there) != said}
    for (station, action), is_allowed in changed.items():
        if not reach.changes(member, station, action):
            raise OutOfReach(
                "You can change what others may do only where you may do it, too, and could give their role."
            )
        await override(user_id, action, is_allowed=is_allowed, station=station)
