"""Take a role back from a user."""

from uuid import UUID

from portal.clock import now
from portal.domain.access.actions import RoleName
from portal.domain.access.events import RoleRevoked
from portal.domain.access.queries import granted, role_named
from portal.domain.events import record
from tables.access import Grant, User
from tables.unit_of_work import atomic


@atomic
async def revoke(user_id: UUID, role: RoleName, *, station: UUID | None = None, business: UUID | None = None) -> None:
    """Take back a role that was given exactly there; what is not had stays so. It counts from the next request on."""
    await User.one(user_id, lock=True)
    there = granted(user_id, await role_named(role), station=station, business=business)
    if not await Grant.exists().where(there):
        return
    await Grant.update({Grant.deleted_at: now()}).where(there & Grant.deleted_at.is_null())
    await record(RoleRevoked(stream_id=user_id, role=role, station=station, business=business))
