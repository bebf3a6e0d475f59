"""Who may do what: one's own account, and the staff."""

from typing import Any, Final

from portal.controllers.staff.access import account, authenticator, email, member_email, members, resets, sessions

ROUTES: Final[tuple[Any, ...]] = (
    account.Account,
    authenticator.Authenticator,
    email.OwnEmail,
    sessions.OwnSessions,
    members.Staff,
    member_email.StaffEmail,
    resets.StaffResets,
)
