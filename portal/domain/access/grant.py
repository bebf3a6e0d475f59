"""Give a user a role."""

from uuid import UUID

from portal.domain.access.actions import RoleName
from portal.domain.access.events import RoleGranted
from portal.domain.access.person import Person
from portal.domain.access.queries import granted, role_named
from portal.domain.access.reach import check_gives
from portal.domain.access.staff import HeldRole, staff_member
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.access import Grant, User
from tables.unit_of_work import atomic


class NotGrantable(Refused):
    """A role that cannot be had there."""


@atomic
async def grant(
    user_id: UUID,
    role: RoleName,
    *,
    station: UUID | None = None,
    business: UUID | None = None,
    by: Person | None = None,
) -> None:
    """Give a role at a station, in a whole business, or (with neither) everywhere; what is had already stays.

    `by` is the colleague who gives it; without one it is the machine itself: the command line, the demo.

    Raises:
        NotGrantable: SUPER_ADMIN is had everywhere and nowhere else, the other roles never everywhere.
        OutOfReach: `by` could not give it there.
        RowMissing: `by` has no such colleague.

    """
    if (role is RoleName.SUPER_ADMIN) is not (station is None and business is None):
        raise NotGrantable("A super admin is one everywhere; the other roles belong to a station or a business.")
    if station and business:
        raise NotGrantable("A role is given at one station or in a whole business, not both.")
    await User.one(user_id, lock=True)
    if by is not None:
        await staff_member(user_id)
        await check_gives(by, HeldRole(role, station, business))
    role_id = await role_named(role)
    if await Grant.exists().where(granted(user_id, role_id, station=station, business=business)):
        return
    await Grant(user=user_id, role=role_id, station=station, business=business).save()
    await record(RoleGranted(stream_id=user_id, role=role, station=station, business=business))
