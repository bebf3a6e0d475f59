"""Who may do what where: logging in, roles, permissions."""

from portal.domain.access.actions import ROLES, Action, RoleName, actions_of
from portal.domain.access.ask_for_new_email import ask_for_new_email
from portal.domain.access.ask_for_reset import ask_for_reset
from portal.domain.access.audit_log import AUDIT_PAGE, AuditKind, AuditLine, audit_log
from portal.domain.access.change_password import change_password
from portal.domain.access.change_profile import change_profile
from portal.domain.access.confirm_new_email import confirm_new_email
from portal.domain.access.confirm_totp import confirm_totp
from portal.domain.access.end_session import end_session
from portal.domain.access.enroll_totp import AlreadyEnrolled, enroll_totp, enrollment
from portal.domain.access.ensure_roles import ensure_roles
from portal.domain.access.events import (
    EmailChanged,
    NewEmailAsked,
    PasswordResetAsked,
    PasswordResetForced,
    PermissionOverridden,
    RoleGranted,
    RoleRevoked,
    SignInChange,
    SignInChanged,
    UserSwitched,
)
from portal.domain.access.force_password_reset import force_password_reset
from portal.domain.access.grant import NotGrantable, grant
from portal.domain.access.hire import hire
from portal.domain.access.letterhead import Letterhead
from portal.domain.access.log_in import WrongPassword, log_in
from portal.domain.access.log_out import log_out
from portal.domain.access.new_email import (
    EmailLinkEnded,
    TooManyAsked,
    WaitingEmail,
    email_to_confirm,
    email_to_undo,
    waiting_email,
)
from portal.domain.access.override import override
from portal.domain.access.passwords import SHORTEST, PasswordTooWeak, WrongSecret
from portal.domain.access.person import Brand, Person, StationAccess
from portal.domain.access.propose_new_email import propose_new_email
from portal.domain.access.queries import (
    ActiveSession,
    OpenSession,
    has_confirmed_authenticator,
    names,
    open_sessions,
    person_of,
    touch,
)
from portal.domain.access.reach import OutOfReach, StaffAuthority, reach_of, reaches
from portal.domain.access.recovery_codes import FEW, codes_left
from portal.domain.access.register import EmailUnusable, register
from portal.domain.access.remove_totp import remove_totp
from portal.domain.access.remove_view import remove_view
from portal.domain.access.renew_recovery_codes import NoAuthenticator, renew_recovery_codes
from portal.domain.access.reset_authenticator import reset_authenticator
from portal.domain.access.reset_link import ResetLinkEnded, user_to_reset
from portal.domain.access.reset_password import reset_password
from portal.domain.access.revoke import revoke
from portal.domain.access.save_view import TooManyViews, save_view
from portal.domain.access.saved_views import View, saved_views
from portal.domain.access.send_email_changed import send_email_changed
from portal.domain.access.send_new_email import send_new_email
from portal.domain.access.send_notice import SignInNotice, send_notice
from portal.domain.access.send_reset import send_reset
from portal.domain.access.sessions import TOUCHED_EVERY, LogIn, end_sessions
from portal.domain.access.set_permissions import set_permissions
from portal.domain.access.staff import HeldRole, StaffMember, overrides_of, staff, staff_member
from portal.domain.access.switch_user import switch_user
from portal.domain.access.undo_new_email import undo_new_email
from portal.domain.access.verify_code import LogInExpired, WrongCode, verify_code, waiting_session
from portal.domain.access.withdraw_new_email import withdraw_new_email

__all__ = [
    "AUDIT_PAGE",
    "FEW",
    "ROLES",
    "SHORTEST",
    "TOUCHED_EVERY",
    "Action",
    "ActiveSession",
    "AlreadyEnrolled",
    "AuditKind",
    "AuditLine",
    "Brand",
    "EmailChanged",
    "EmailLinkEnded",
    "EmailUnusable",
    "HeldRole",
    "Letterhead",
    "LogIn",
    "LogInExpired",
    "NewEmailAsked",
    "NoAuthenticator",
    "NotGrantable",
    "OpenSession",
    "OutOfReach",
    "PasswordResetAsked",
    "PasswordResetForced",
    "PasswordTooWeak",
    "PermissionOverridden",
    "Person",
    "ResetLinkEnded",
    "RoleGranted",
    "RoleName",
    "RoleRevoked",
    "SignInChange",
    "SignInChanged",
    "SignInNotice",
    "StaffAuthority",
    "StaffMember",
    "StationAccess",
    "TooManyAsked",
    "TooManyViews",
    "UserSwitched",
    "View",
    "WaitingEmail",
    "WrongCode",
    "WrongPassword",
    "WrongSecret",
    "actions_of",
    "ask_for_new_email",
    "ask_for_reset",
    "audit_log",
    "change_password",
    "change_profile",
    "codes_left",
    "confirm_new_email",
    "confirm_totp",
    "email_to_confirm",
    "email_to_undo",
    "end_session",
    "end_sessions",
    "enroll_totp",
    "enrollment",
    "ensure_roles",
    "force_password_reset",
    "grant",
    "has_confirmed_authenticator",
    "hire",
    "log_in",
    "log_out",
    "names",
    "open_sessions",
    "override",
    "overrides_of",
    "person_of",
    "propose_new_email",
    "reach_of",
    "reaches",
    "register",
    "remove_totp",
    "remove_view",
    "renew_recovery_codes",
    "reset_authenticator",
    "reset_password",
    "revoke",
    "save_view",
    "saved_views",
    "send_email_changed",
    "send_new_email",
    "send_notice",
    "send_reset",
    "set_permissions",
    "staff",
    "staff_member",
    "switch_user",
    "touch",
    "undo_new_email",
    "user_to_reset",
    "verify_code",
    "waiting_email",
    "waiting_session",
    "withdraw_new_email",
]
