"""What happens to people's rights, and to how they sign in."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent


class RoleGranted(RecordedEvent, frozen=True, kw_only=True):
    """A user has a role: at a station, in a business, or everywhere."""

    name: ClassVar[str] = "access.role.granted"
    stream: ClassVar[str] = "user"
    role: str
    business: UUID | None = None
    station: UUID | None = None


class RoleRevoked(RecordedEvent, frozen=True, kw_only=True):
    """A user no longer has a role there."""

    name: ClassVar[str] = "access.role.revoked"
    stream: ClassVar[str] = "user"
    role: str
    business: UUID | None = None
    station: UUID | None = None


class PermissionOverridden(RecordedEvent, frozen=True, kw_only=True):
    """One action was given to a user or taken away, whatever the roles say; None: as the roles say again."""

    name: ClassVar[str] = "access.permission.overridden"
    stream: ClassVar[str] = "user"
    action: str
    is_allowed: bool | None
    station: UUID | None = None


class UserSwitched(RecordedEvent, frozen=True, kw_only=True):
    """A user may log in again, or no longer; switched off, all their sessions ended."""

    name: ClassVar[str] = "access.user.switched"
    stream: ClassVar[str] = "user"
    is_active: bool


class PasswordResetAsked(RecordedEvent, frozen=True, kw_only=True):
    """Somebody asked for the link that sets a new password, good until then; of an unknown e-mail it names nobody."""

    name: ClassVar[str] = "access.password_reset.asked"
    stream: ClassVar[str] = "user"
    until_at: datetime


class PasswordResetForced(RecordedEvent, frozen=True, kw_only=True):
    """A colleague ended a user's password and sessions; the link that sets another one is good until then."""

    name: ClassVar[str] = "access.password_reset.forced"
    stream: ClassVar[str] = "user"
    until_at: datetime
    by: UUID


class NewEmailAsked(RecordedEvent, frozen=True, kw_only=True):
    """Somebody is to sign in with another e-mail, once it is confirmed there; a colleague asked, or they themselves."""

    name: ClassVar[str] = "access.new_email.asked"
    stream: ClassVar[str] = "user"
    change_id: UUID
    by: UUID | None = None


class EmailChanged(RecordedEvent, frozen=True, kw_only=True):
    """A user signs in with another e-mail, confirmed there; the one before is told, and can undo it for a week."""

    name: ClassVar[str] = "access.email.changed"
    stream: ClassVar[str] = "user"
    change_id: UUID
    by: UUID | None = None


class SignInChange(StrEnum):
    """What of signing in has changed."""

    PASSWORD = "password"  # noqa: S105 - a word, not a password
    AUTHENTICATOR_ADDED = "authenticator_added"
    AUTHENTICATOR_REMOVED = "authenticator_removed"
    AUTHENTICATOR_RESET = "authenticator_reset"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    RECOVERY_CODE_USED = "recovery_code_used"
    EMAIL_ASKED = "email_asked"
    EMAIL_UNDONE = "email_undone"


class SignInChanged(RecordedEvent, frozen=True, kw_only=True):
    """How a user signs in has changed, by themselves or by a colleague; they are told by mail."""

    name: ClassVar[str] = "access.sign_in.changed"
    stream: ClassVar[str] = "user"
    change: SignInChange
    by: UUID | None = None
    codes_left: int | None = None
