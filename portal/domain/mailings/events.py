"""What can happen to a letter."""

from typing import ClassVar
from uuid import UUID

from portal.domain.bookings import BookingEvent
from portal.domain.events import RecordedEvent
from tables.mailings import LetterKind


class LetterResendAsked(RecordedEvent, frozen=True, kw_only=True):
    """Somebody of the staff wants a letter to go out once more."""

    name: ClassVar[str] = "bookings.letter.resend_asked"
    stream: ClassVar[str] = "resend"
    booking_id: UUID
    copy_id: UUID


class LetterResent(RecordedEvent, frozen=True, kw_only=True):
    """A customer was mailed a letter once more, as it was."""

    name: ClassVar[str] = "bookings.letter.resent"
    stream: ClassVar[str] = "resend"
    booking_id: UUID


class LetterSent(RecordedEvent, frozen=True, kw_only=True):
    """A customer was mailed a letter about a booking."""

    name: ClassVar[str] = "bookings.letter.sent"
    stream: ClassVar[str] = "letter"
    booking_id: UUID
    kind: LetterKind


class BookingLinkAsked(BookingEvent, frozen=True, kw_only=True):
    """Somebody who knows the customer's address wants the link to their booking's page mailed there once more."""

    name: ClassVar[str] = "bookings.link.asked"
