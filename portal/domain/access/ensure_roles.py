"""Make the rows of roles and permissions say what `actions.py` says."""

from itertools import pairwise
from uuid import UUID

from portal.domain.access.actions import ROLES, Action, RoleName
from tables.access import Permission, Role, RolePermission
from tables.unit_of_work import atomic


@atomic
async def ensure_roles() -> None:
    """Add what is missing and take away what is no longer there; run after every migration, as often as you like."""
    permissions = await _ensure_permissions()
    roles = await _ensure_names()
    for lower, higher in pairwise(RoleName):
        await Role.update({Role.inherits: roles[lower]}).where(Role.id == roles[higher])
    for name, actions in ROLES.items():
        wanted = [permissions[action] for action in sorted(actions)]
        await RolePermission.delete().where(
            (RolePermission.role == roles[name]) & RolePermission.permission.not_in(wanted)
        )
        rows = [RolePermission(role=roles[name], permission=permission) for permission in wanted]
        await RolePermission.insert(*rows).on_conflict(action="DO NOTHING")


async def _ensure_permissions() -> dict[str, UUID]:
    await Permission.delete().where(Permission.action.not_in(list(Action)))
    await Permission.insert(*(Permission(action=action) for action in Action)).on_conflict(action="DO NOTHING")
    return {row["action"]: row["id"] for row in await Permission.select(Permission.action, Permission.id)}


async def _ensure_names() -> dict[str, UUID]:
    await Role.insert(*(Role(name=name) for name in RoleName)).on_conflict(action="DO NOTHING")
    return {row["name"]: row["id"] for row in await Role.select(Role.name, Role.id)}
