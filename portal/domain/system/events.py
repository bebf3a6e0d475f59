"""What happens in the machinery."""

from typing import Any, ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent
from tables.system import RecipientState


class MailReceived(RecordedEvent, frozen=True, kw_only=True):
    """A mail came to a mailbox and was kept, not yet understood."""

    name: ClassVar[str] = "system.mail.received"
    stream: ClassVar[str] = "raw_mail"
    mailbox: UUID


class MailboxOpened(RecordedEvent, frozen=True, kw_only=True):
    """A mailbox is read from now on."""

    name: ClassVar[str] = "system.mailbox.opened"
    stream: ClassVar[str] = "mailbox"


class MailboxChanged(RecordedEvent, frozen=True, kw_only=True):
    """How a mailbox is reached, or whose mail it brings, was changed."""

    name: ClassVar[str] = "system.mailbox.changed"
    stream: ClassVar[str] = "mailbox"


class MailboxSwitched(RecordedEvent, frozen=True, kw_only=True):
    """The reading of a mailbox was switched on or off."""

    name: ClassVar[str] = "system.mailbox.switched"
    stream: ClassVar[str] = "mailbox"
    is_on: bool


class MailboxClosed(RecordedEvent, frozen=True, kw_only=True):
    """A mailbox is read no more, and its secret is erased; the mails that it brought stay."""

    name: ClassVar[str] = "system.mailbox.closed"
    stream: ClassVar[str] = "mailbox"


class MailRecipientDecided(RecordedEvent, frozen=True, kw_only=True):
    """A person said whether an account that notices are about is ours, or took that back (`seen`)."""

    name: ClassVar[str] = "system.mail_recipient.decided"
    stream: ClassVar[str] = "mailbox"
    recipient_id: UUID
    state: RecipientState


class MailRecipientForgotten(RecordedEvent, frozen=True, kw_only=True):
    """A person took an account off the list of those that notices are about."""

    name: ClassVar[str] = "system.mail_recipient.forgotten"
    stream: ClassVar[str] = "mailbox"
    recipient_id: UUID


class JobFailed(RecordedEvent, frozen=True, kw_only=True):
    """A job gave up, and waits for a person."""

    name: ClassVar[str] = "system.job.failed"
    stream: ClassVar[str] = "job_failure"
    job: str


class JobRetryRequested(RecordedEvent, frozen=True, kw_only=True):
    """A person wants a failed job tried again: told as it was told before, in the scope that it had."""

    name: ClassVar[str] = "system.job.retry_requested"
    stream: ClassVar[str] = "job_failure"
    job: str
    event_id: UUID | None
    business: UUID | None
    stations: tuple[UUID, ...]
    facts: dict[str, Any]


class JobFailureDismissed(RecordedEvent, frozen=True, kw_only=True):
    """A person decided that a failed job need not be done."""

    name: ClassVar[str] = "system.job_failure.dismissed"
    stream: ClassVar[str] = "job_failure"
