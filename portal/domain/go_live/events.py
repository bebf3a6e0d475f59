"""What can happen while a business gets ready."""

from typing import ClassVar

from portal.domain.events import RecordedEvent


class MailTried(RecordedEvent, frozen=True, kw_only=True):
    """A test mail was handed to the mail server, or refused by it."""

    name: ClassVar[str] = "go_live.mail.tried"
    stream: ClassVar[str] = "business"
    is_fine: bool


class MailArrived(RecordedEvent, frozen=True, kw_only=True):
    """Whoever asked for a test mail says that it arrived."""

    name: ClassVar[str] = "go_live.mail.arrived"
    stream: ClassVar[str] = "business"


class NamesTried(RecordedEvent, frozen=True, kw_only=True):
    """The DNS was asked what it says of the domain that a business writes from."""

    name: ClassVar[str] = "go_live.names.tried"
    stream: ClassVar[str] = "business"
    is_fine: bool
