"""Who may do what where: users, roles, permissions, grants, sessions, and the audit of what was done."""

from enum import StrEnum
from typing import Any

from piccolo.columns import JSONB, UUID, Boolean, Bytea, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Unique

from tables.base import Changing, PlatformTable, SharedTable
from tables.columns import Sealed
from tables.stations import Business, Station


class Theme(StrEnum):
    """How a person wants the pages to look."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class User(Changing, PlatformTable, schema="identity", tablename="users"):
    """A person of the staff, who logs in."""

    email = Varchar(length=254, default=None)
    name = Varchar(length=120, default=None)
    password_hash = Varchar(length=200, default=None, secret=True)
    totp_secret = Sealed(null=True)
    totp_last_step = Integer(null=True, default=None)
    is_active = Boolean(default=True)
    theme = Varchar(length=10, choices=Theme, default=Theme.SYSTEM)


class Role(Changing, PlatformTable, schema="identity", tablename="roles"):
    """A set of permissions with a name; it has those of the role that it inherits from, too."""

    name = Varchar(length=40, default=None)
    inherits: Any = ForeignKey("self", null=True, default=None, on_delete=OnDelete.restrict)

    roles_name_once = Unique(["name"])


class Permission(PlatformTable, schema="identity", tablename="permissions"):
    """One action that can be permitted (`portal.domain.access.Action`)."""

    action = Varchar(length=60, default=None)

    permissions_action_once = Unique(["action"])


class RolePermission(PlatformTable, schema="identity", tablename="role_permissions"):
    """A role may do this."""

    role = ForeignKey(Role, default=None, null=False, index=True, on_delete=OnDelete.cascade)
    permission = ForeignKey(Permission, default=None, null=False, on_delete=OnDelete.cascade)

    role_permissions_once = Unique(["role", "permission"])


class Grant(Changing, PlatformTable, schema="identity", tablename="grants"):
    """A user has a role at a station, in a whole business, or (with neither) everywhere: SUPER_ADMIN only."""

    user = ForeignKey(User, default=None, null=False, index=True, on_delete=OnDelete.restrict)
    role = ForeignKey(Role, default=None, null=False, on_delete=OnDelete.restrict)
    business = ForeignKey(Business, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, null=True, default=None, index=True, on_delete=OnDelete.restrict)


class PermissionOverride(Changing, PlatformTable, schema="identity", tablename="permission_overrides"):
    """One permission given to, or taken from, one user, whatever the roles say; a denial wins.

    `station` empty: everywhere.
    """

    user = ForeignKey(User, default=None, null=False, index=True, on_delete=OnDelete.restrict)
    permission = ForeignKey(Permission, default=None, null=False, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, null=True, default=None, on_delete=OnDelete.restrict)
    is_allowed = Boolean(default=None)


class Session(PlatformTable, schema="identity", tablename="sessions"):
    """A log-in on one browser.

    The cookie holds the token, the row only its hash, so that a dump of the table opens nothing.
    """

    user = ForeignKey(User, default=None, null=False, index=True, on_delete=OnDelete.cascade)
    token_hash = Bytea(default=None, secret=True)
    expires_at = Timestamptz(default=None)
    last_seen_at = Timestamptz(default=None)
    ended_at = Timestamptz(null=True, default=None)
    needs_code = Boolean(default=False)

    sessions_token_once = Unique(["token_hash"])


class RecoveryCode(PlatformTable, schema="identity", tablename="recovery_codes"):
    """A code that is good once in place of the authenticator's; only its hash is kept: none can be read back."""

    user = ForeignKey(User, default=None, null=False, on_delete=OnDelete.cascade)
    code_hash = Bytea(default=None, secret=True)
    used_at = Timestamptz(null=True, default=None)

    recovery_codes_once = Unique(["user", "code_hash"])


class EmailChange(PlatformTable, schema="identity", tablename="email_changes"):
    """Another e-mail for somebody to sign in with: asked for, confirmed at the new address, or undone from the old one.

    Nothing has changed until it is confirmed. `asked_by` is the colleague who asked; nobody: they did themselves.
    """

    user = ForeignKey(User, default=None, null=False, index=True, on_delete=OnDelete.restrict)
    asked_by = UUID(null=True, default=None)
    before = Sealed()
    after = Sealed()
    until_at = Timestamptz(default=None)
    confirmed_at = Timestamptz(null=True, default=None)
    undone_at = Timestamptz(null=True, default=None)


class SavedView(Changing, SharedTable, schema="identity", tablename="saved_views"):
    """A list narrowed in a way that a person wants back by a name: the query of its address.

    Both may name customers. It is seen at the stations where it was saved.
    """

    user = ForeignKey(User, default=None, null=False, index=True, on_delete=OnDelete.restrict)
    list_name = Varchar(length=20, default=None)
    name = Sealed()
    query = Sealed()


class AuditEntry(PlatformTable, schema="identity", tablename="audit_entries"):
    """Who looked at contact data or changed something, as seen at the door. Ids only."""

    append_only = True

    user = UUID(null=True, default=None)
    business = UUID(null=True, default=None)
    stations = JSONB(default="[]")
    action = Varchar(length=60, default=None)
    method = Varchar(length=10, default=None)
    route = Varchar(length=200, default=None)
    subject_id = UUID(null=True, default=None)
    status = Integer(default=None)
    request_id = Varchar(length=40, default=None)
