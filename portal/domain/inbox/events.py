"""What can happen in the inbox."""

from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent


class MessageReceived(RecordedEvent, frozen=True, kw_only=True):
    """A customer wrote to us about a booking; the stream is the conversation."""

    name: ClassVar[str] = "inbox.message.received"
    stream: ClassVar[str] = "conversation"
    message_id: UUID
    booking_id: UUID


class MessagesAnswered(RecordedEvent, frozen=True, kw_only=True):
    """What a customer wrote about a booking was answered, by whatever way; the stream is the conversation."""

    name: ClassVar[str] = "inbox.messages.answered"
    stream: ClassVar[str] = "conversation"
    booking_id: UUID
