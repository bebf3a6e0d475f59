"""Who works at the stations in scope."""

from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec

from portal.domain.access.actions import Action, RoleName
from tables.access import Grant, PermissionOverride
from tables.base import RowMissing
from tables.scope import scope
from tables.sql import fenced

# Of other stations and businesses nothing is told. Whoever had their last role here, and has none anywhere now, can
# still be given one: nobody else would find them.
_STAFF: Final = """
WITH here AS (
  SELECT g."user", g.deleted_at FROM identity.grants g WHERE g.station = ANY({stations}) OR g.business = {business}
)
SELECT u.id, u.name, u.email, u.is_active, u.totp_last_step IS NOT NULL AS has_authenticator,
  (SELECT max(s.last_seen_at) FROM identity.sessions s WHERE s."user" = u.id AND NOT s.needs_code) AS last_seen_at,
  (SELECT coalesce(json_agg(json_build_object('role', r.name, 'station', g.station, 'business', g.business)
                            ORDER BY g.station NULLS FIRST, r.name), '[]')
   FROM identity.grants g JOIN identity.roles r ON r.id = g.role
   WHERE g."user" = u.id AND g.deleted_at IS NULL
     AND (g.station = ANY({stations}) OR g.business = {business} OR (g.station IS NULL AND g.business IS NULL))
  ) AS roles
FROM identity.users u
WHERE u.deleted_at IS NULL AND ($1::uuid IS NULL OR u.id = $1) AND (
  EXISTS (SELECT FROM here WHERE here."user" = u.id AND here.deleted_at IS NULL)
  OR EXISTS (SELECT FROM here WHERE here."user" = u.id)
    AND NOT EXISTS (SELECT FROM identity.grants g WHERE g."user" = u.id AND g.deleted_at IS NULL))
ORDER BY u.is_active DESC, u.name, u.id
"""

Overrides = dict[tuple[UUID | None, Action], bool]
"""Allowed (True) or denied (False) at a station, or (None) wherever somebody works."""


class HeldRole(msgspec.Struct, frozen=True):
    """A role, and where it is had: at a station, in a whole business, or (with neither) everywhere."""

    role: RoleName
    station: UUID | None = None
    business: UUID | None = None

    def covers(self, station: UUID) -> bool:
        """Say whether it is good at a station of the business in scope."""
        return self.station in (station, None)


class StaffMember(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the staff, as those see them who manage staff at the stations in scope."""

    id: UUID
    name: str
    email: str
    is_active: bool
    has_authenticator: bool
    last_seen_at: datetime | None
    roles: tuple[HeldRole, ...]


async def staff() -> list[StaffMember]:
    """Return everybody who has a role at a station in scope or in its whole business; active people first, by name."""
    return await _members(None)


async def staff_member(user_id: UUID) -> StaffMember:
    """Return somebody of the staff.

    Raises:
        RowMissing: they do not work at the stations in scope.

    """
    for member in await _members(user_id):
        return member
    raise RowMissing(StaffMember.__name__)


async def roles_of(user_id: UUID) -> list[HeldRole]:
    """Return every role that a user has, wherever that is."""
    rows = await Grant.select(Grant.role.name.as_alias("role"), Grant.station, Grant.business).where(
        Grant.user == user_id
    )
    return msgspec.convert(rows, list[HeldRole])


async def allowed_to(user_id: UUID) -> list[tuple[UUID | None, Action]]:
    """Return what a user was allowed beside their roles, and at which station (None: wherever they work)."""
    override = PermissionOverride
    rows = await override.select(override.station, override.permission.action.as_alias("action")).where(
        (override.user == user_id) & override.is_allowed.eq(value=True)
    )
    return [(row["station"], Action(row["action"])) for row in rows]


async def overrides_of(user_id: UUID) -> Overrides:
    """Return what a user may or may not do at the stations in scope, whatever their roles say."""
    override = PermissionOverride
    at = override.station.is_in(sorted(scope().stations)) | override.station.is_null()
    rows = await override.select(
        override.station, override.permission.action.as_alias("action"), override.is_allowed
    ).where((override.user == user_id) & at)
    return {(row["station"], Action(row["action"])): row["is_allowed"] for row in rows}


async def _members(user_id: UUID | None) -> list[StaffMember]:
    rows = await fenced(_STAFF, user_id)
    return [
        StaffMember(**row | {"roles": msgspec.json.decode(row["roles"], type=tuple[HeldRole, ...])}) for row in rows
    ]
