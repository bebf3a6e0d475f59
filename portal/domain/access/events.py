"""What happens to people's rights."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from portal.domain.events import Happened


class RoleGranted(Happened, frozen=True, kw_only=True):
    """A user has a role: at a station, in a business, or everywhere."""

    name: ClassVar[str] = "access.role.granted"
    stream: ClassVar[str] = "user"
    role: str
    business: UUID | None = None
    station: UUID | None = None


class RoleRevoked(Happened, frozen=True, kw_only=True):
    """A user no longer has a role there."""

    name: ClassVar[str] = "access.role.revoked"
    stream: ClassVar[str] = "user"
    role: str
    business: UUID | None = None
    station: UUID | None = None


class PermissionOverridden(Happened, frozen=True, kw_only=True):
    """One action was given to a user or taken away, whatever the roles say; None: as the roles say again."""

    name: ClassVar[str] = "access.permission.overridden"
    stream: ClassVar[str] = "user"
    action: str
    is_allowed: bool | None
    station: UUID | None = None


class UserSwitched(Happened, frozen=True, kw_only=True):
    """A user may log in again, or no longer; switched off, all their sessions ended."""

    name: ClassVar[str] = "access.user.switched"
    stream: ClassVar[str] = "user"
    is_active: bool


class PasswordResetAsked(Happened, frozen=True, kw_only=True):
    """Somebody asked for the link that sets a new password, good until then; of an unknown e-mail it names nobody."""

    name: ClassVar[str] = "access.password_reset.asked"
    stream: ClassVar[str] = "user"
    until_at: datetime


class PasswordReset(Happened, frozen=True, kw_only=True):
    """A user set a new password by a mailed link; all their sessions ended."""

    name: ClassVar[str] = "access.password.reset"
    stream: ClassVar[str] = "user"
