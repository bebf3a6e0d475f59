"""Questions about people and their rights."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from piccolo.columns.combination import And

from portal.clock import now
from portal.domain.access.actions import Action, RoleName
from portal.domain.access.person import Person, StationAccess
from portal.domain.access.sessions import IDLE, LONGEST, token_hash
from tables.access import Grant, Permission, Role, Session, User
from tables.sql import platform

# One statement for every request: the session, its user, and what they may do where. Roles are followed to those that
# they inherit from; an override changes what is allowed at stations where the user has a role, and a denial wins.
# Actions that this version does not know ($2) are left out: deployments overlap.
_PERSON: Final = """
WITH RECURSIVE person AS (
  SELECT s.id AS session_id, s.last_seen_at, u.id, u.name, u.email, u.theme
  FROM identity.sessions s JOIN identity.users u ON u.id = s."user"
  WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > now() AND NOT s.needs_code
    AND u.is_active AND u.deleted_at IS NULL
), held AS (
  SELECT g.role, g.business, g.station
  FROM person JOIN identity.grants g ON g."user" = person.id AND g.deleted_at IS NULL
  UNION
  SELECT r.inherits, held.business, held.station
  FROM held JOIN identity.roles r ON r.id = held.role WHERE r.inherits IS NOT NULL
), overridden AS (
  SELECT o.station, o.is_allowed, p.action
  FROM person JOIN identity.permission_overrides o ON o."user" = person.id AND o.deleted_at IS NULL
  JOIN identity.permissions p ON p.id = o.permission
), place AS (
  SELECT DISTINCT st.id, st.name, st.slug, st.time_zone, st.business
  FROM held JOIN identity.stations st ON st.deleted_at IS NULL AND (
    held.station = st.id OR held.business = st.business OR (held.station IS NULL AND held.business IS NULL))
), allowed AS (
  SELECT place.id AS station, p.action
  FROM held JOIN place ON held.station = place.id OR held.business = place.business
    OR (held.station IS NULL AND held.business IS NULL)
  JOIN identity.role_permissions rp ON rp.role = held.role
  JOIN identity.permissions p ON p.id = rp.permission
  UNION
  SELECT place.id, o.action
  FROM overridden o JOIN place ON o.station IS NULL OR o.station = place.id WHERE o.is_allowed
  EXCEPT
  SELECT place.id, o.action
  FROM overridden o JOIN place ON o.station IS NULL OR o.station = place.id WHERE NOT o.is_allowed
)
SELECT person.*,
  (SELECT coalesce(json_agg(json_build_object(
     'id', place.id, 'name', place.name, 'slug', place.slug, 'time_zone', place.time_zone,
     'business', json_build_object('id', b.id, 'name', b.name, 'slug', b.slug,
                                   'hue', b.brand_hue, 'chroma', b.brand_chroma_thousandths),
     'actions', (SELECT coalesce(json_agg(a.action), '[]') FROM allowed a
                 WHERE a.station = place.id AND a.action = ANY($2))
   ) ORDER BY b.name, place.name), '[]')
   FROM place JOIN identity.businesses b ON b.id = place.business AND b.deleted_at IS NULL) AS stations,
  (SELECT coalesce(json_agg(DISTINCT p.action), '[]')
   FROM held JOIN identity.role_permissions rp ON rp.role = held.role
   JOIN identity.permissions p ON p.id = rp.permission
   WHERE held.station IS NULL AND held.business IS NULL
     AND p.action = ANY($2)
     AND NOT EXISTS (SELECT FROM overridden o WHERE o.action = p.action AND NOT o.is_allowed AND o.station IS NULL)
  ) AS everywhere
FROM person
"""


class ActiveSession(msgspec.Struct, frozen=True):
    """A person, and when their session was last noted as in use."""

    person: Person
    last_seen_at: datetime


async def person_of(token: str) -> ActiveSession | None:
    """Return who is logged in with this token, with all their rights; one statement."""
    rows = await platform(_PERSON, token_hash(token), list(Action))
    if not rows:
        return None
    row: dict[str, Any] = rows[0]
    person = Person(
        id=row["id"],
        session_id=row["session_id"],
        name=row["name"],
        email=row["email"],
        theme=row["theme"],
        stations=msgspec.json.decode(row["stations"], type=tuple[StationAccess, ...]),
        everywhere=msgspec.json.decode(row["everywhere"], type=frozenset[Action]),
    )
    return ActiveSession(person, row["last_seen_at"])


class OpenSession(msgspec.Struct, frozen=True):
    """A browser on which somebody is signed in; when it was last seen is noted every five minutes."""

    id: UUID
    opened_at: datetime
    last_seen_at: datetime


async def open_sessions(user_id: UUID, *, first: UUID) -> list[OpenSession]:
    """Return where a user is signed in: `first` the session that asks, then what was seen last."""
    rows = (
        await Session.select(Session.id, Session.created_at.as_alias("opened_at"), Session.last_seen_at)
        .where((Session.user == user_id) & Session.ended_at.is_null() & Session.needs_code.eq(value=False))
        .where(Session.expires_at > now())
        .order_by(Session.last_seen_at, ascending=False)
    )
    return sorted((OpenSession(**row) for row in rows), key=lambda session: session.id != first)


async def touch(session_id: UUID) -> None:
    """Note that a session is in use: it lasts 8 hours from now, 14 days in all at most; an ended one stays ended."""
    await platform(
        "UPDATE identity.sessions SET last_seen_at = $2, "
        "expires_at = least(greatest(expires_at, $2 + $3::interval), created_at + $4::interval) "
        "WHERE id = $1 AND ended_at IS NULL AND expires_at > $2",
        session_id,
        now(),
        IDLE,
        LONGEST,
    )


async def names(user_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of users by their ids."""
    wanted = list(user_ids)
    rows = await User.select(User.id, User.name).where(User.id.is_in(wanted)) if wanted else []
    return {row["id"]: row["name"] for row in rows}


async def has_confirmed_authenticator(user_id: UUID) -> bool:
    """Say whether a user is asked for codes."""
    return await User.exists().where((User.id == user_id) & User.totp_last_step.is_not_null())


async def role_named(name: RoleName) -> UUID:
    """Return the id of a role."""
    row = await Role.select(Role.id).where(Role.name == name).first()
    if row is None:
        raise LookupError(f"There is no role {name}: ensure_roles() makes it.")
    return UUID(str(row["id"]))


async def permission_named(action: Action) -> UUID:
    """Return the id of a permission."""
    row = await Permission.select(Permission.id).where(Permission.action == action).first()
    if row is None:
        raise LookupError(f"There is no permission to {action}: ensure_roles() makes it.")
    return UUID(str(row["id"]))


def granted(user_id: UUID, role_id: UUID, *, station: UUID | None, business: UUID | None) -> And:
    """Return the condition that a grant is of this role, exactly there."""
    at = Grant.station.is_null() if station is None else Grant.station == station
    of = Grant.business.is_null() if business is None else Grant.business == business
    return (Grant.user == user_id) & (Grant.role == role_id) & at & of
