"""System health: mailboxes, what failed, and who did what."""

from typing import Any, Final

from portal.controllers.staff.system import audit_log, health, mail_recipients, mailbox_deletion, mailboxes

ROUTES: Final[tuple[Any, ...]] = (
    health.SystemHealth,
    mailboxes.Mailboxes,
    mailbox_deletion.MailboxDeletion,
    mail_recipients.MailRecipients,
    audit_log.AuditLog,
)
