"""Take a role back from a user."""

from uuid import UUID

from portal.clock import now
from portal.domain.access.actions import RoleName
from portal.domain.access.events import RoleRevoked
from portal.domain.access.person import Person
from portal.domain.access.queries import granted, role_named
from portal.domain.access.reach import OutOfReach, is_here, reach_of
from portal.domain.access.staff import HeldRole, staff_member
from portal.domain.events import record
from tables.access import Grant, User
from tables.unit_of_work import atomic


@atomic
async def revoke(
    user_id: UUID,
    role: RoleName,
    *,
    station: UUID | None = None,
    business: UUID | None = None,
    by: Person | None = None,
) -> None:
    """Take back a role that was given exactly there; what is not had stays so. It counts from the next request on.

    `by` is the colleague who takes it; without one it is the machine itself.

    Raises:
        OutOfReach: `by` could not give it there, or would no longer manage staff.
        RowMissing: `by` has no such colleague.

    """
    await User.one(user_id, lock=True)
    if by is not None:
        await _check(by, user_id, HeldRole(role, station, business))
    there = granted(user_id, await role_named(role), station=station, business=business)
    if not await Grant.exists().where(there):
        return
    await Grant.update({Grant.deleted_at: now()}).where(there & Grant.deleted_at.is_null())
    await record(RoleRevoked(stream_id=user_id, role=role, station=station, business=business))


async def _check(by: Person, user_id: UUID, held: HeldRole) -> None:
    await staff_member(user_id)
    reach = await reach_of(by)
    if not is_here(held) or not reach.gives(held):
        raise OutOfReach("Only somebody who could give this role there can take it away.")
    if reach.hangs_on(user_id, held):
        raise OutOfReach("It is the role by which you manage staff. Somebody else who does can take it away.")
