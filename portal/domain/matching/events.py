"""What can happen to a payment notification."""

from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent
from tables.matching import DecisionKind, MatchingMode


class PaymentNotificationReceived(RecordedEvent, frozen=True, kw_only=True):
    """A mail was read, for the first time or again: `kind` is what it is about."""

    name: ClassVar[str] = "matching.notification.received"
    stream: ClassVar[str] = "payment_notification"
    mail_id: UUID
    kind: str
    is_trusted: bool
    amount_cents: int | None


class PaymentMatched(RecordedEvent, frozen=True, kw_only=True):
    """The money of a notification was put towards bookings, by the matching itself or by a person."""

    name: ClassVar[str] = "matching.notification.matched"
    stream: ClassVar[str] = "payment_notification"
    decision_id: UUID
    booking_ids: list[UUID]
    is_automatic: bool


class PaymentUnmatched(RecordedEvent, frozen=True, kw_only=True):
    """A notification waits for a person; `guard` names the rule that was not met."""

    name: ClassVar[str] = "matching.notification.unmatched"
    stream: ClassVar[str] = "payment_notification"
    guard: str
    would_match: UUID | None = None


class PaymentNotificationDecided(RecordedEvent, frozen=True, kw_only=True):
    """A person decided something else than a match: not a payment, later, recorded by hand, sent back."""

    name: ClassVar[str] = "matching.notification.decided"
    stream: ClassVar[str] = "payment_notification"
    decision_id: UUID
    kind: DecisionKind


class DecisionUndone(RecordedEvent, frozen=True, kw_only=True):
    """A decision was taken back, with everything that it taught; the notification waits again."""

    name: ClassVar[str] = "matching.decision.undone"
    stream: ClassVar[str] = "payment_notification"
    decision_id: UUID
    was_automatic: bool


class PaymentDeclared(RecordedEvent, frozen=True, kw_only=True):
    """A customer says that a payment was sent."""

    name: ClassVar[str] = "matching.declaration.noted"
    stream: ClassVar[str] = "payment_declaration"
    booking_id: UUID
    amount_cents: int


class PaymentDeclarationWithdrawn(RecordedEvent, frozen=True, kw_only=True):
    """A customer took an "I sent it" back: it was a slip, or is corrected by another."""

    name: ClassVar[str] = "matching.declaration.withdrawn"
    stream: ClassVar[str] = "payment_declaration"
    booking_id: UUID
    amount_cents: int


class MatchingModeChanged(RecordedEvent, frozen=True, kw_only=True):
    """A source at a station was switched between shadow and automatic."""

    name: ClassVar[str] = "matching.mode.changed"
    stream: ClassVar[str] = "source_mode"
    provider: str
    mode: MatchingMode


class SenderTaught(RecordedEvent, frozen=True, kw_only=True):
    """Somebody showed with a mail how a bank's mails are read: a new version, which does not count yet."""

    name: ClassVar[str] = "matching.sender.taught"
    stream: ClassVar[str] = "taught_sender"
    version: int
    notification_id: UUID


class SenderTrusted(RecordedEvent, frozen=True, kw_only=True):
    """The mails of a taught sender count from now on, read by this version."""

    name: ClassVar[str] = "matching.sender.trusted"
    stream: ClassVar[str] = "taught_sender"
    version: int


class SenderSwitchedOff(RecordedEvent, frozen=True, kw_only=True):
    """A person stopped counting the mails of a taught sender."""

    name: ClassVar[str] = "matching.sender.switched_off"
    stream: ClassVar[str] = "taught_sender"


class SenderOutgrown(RecordedEvent, frozen=True, kw_only=True):
    """A bank writes in another way than was taught: after so many misfits in a row it was switched off by itself."""

    name: ClassVar[str] = "matching.sender.outgrown"
    stream: ClassVar[str] = "taught_sender"
    misfits: int
