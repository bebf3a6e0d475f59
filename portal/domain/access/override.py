"""Give one user one permission, or take it from them, whatever their roles say."""

from uuid import UUID

from portal.clock import now
from portal.domain.access.actions import Action
from portal.domain.access.events import PermissionOverridden
from portal.domain.access.queries import permission_named
from portal.domain.events import record
from tables.access import PermissionOverride, User
from tables.unit_of_work import atomic


@atomic
async def override(user_id: UUID, action: Action, *, is_allowed: bool | None, station: UUID | None = None) -> None:
    """Allow or deny an action at one station or (without) wherever the user works; None: as the roles say again.

    It opens no station where the user has no role, and a denial wins over every role and permission.
    """
    await User.one(user_id, lock=True)
    permission = await permission_named(action)
    at = PermissionOverride.station.is_null() if station is None else PermissionOverride.station == station
    await PermissionOverride.update({PermissionOverride.deleted_at: now()}).where(
        (PermissionOverride.user == user_id)
        & (PermissionOverride.permission == permission)
        & at
        & PermissionOverride.deleted_at.is_null()
    )
    if is_allowed is not None:
        await PermissionOverride(user=user_id, permission=permission, station=station, is_allowed=is_allowed).save()
    await record(PermissionOverridden(stream_id=user_id, action=action, is_allowed=is_allowed, station=station))
