"""What was written."""

from datetime import datetime
from uuid import UUID

import msgspec

from tables.inbox import Direction, Message, MessageThread

PAGE = 50


class MessageLine(msgspec.Struct, frozen=True):
    """A message in a conversation; `author` is the person of ours who wrote it."""

    id: UUID
    direction: Direction
    body: str
    author: UUID | None
    sent_at: datetime

    @property
    def is_ours(self) -> bool:
        """Say whether we wrote it."""
        return self.direction == Direction.OUT


async def messages_of(booking_id: UUID) -> list[MessageLine]:
    """Return the newest messages about a booking, oldest first."""
    threads = await MessageThread.select(MessageThread.id).where(MessageThread.booking == booking_id)
    if not threads:
        return []
    rows = (
        await Message.select(Message.id, Message.direction, Message.body, Message.author, Message.sent_at)
        .where(Message.thread.is_in([row["id"] for row in threads]))
        .order_by(Message.sent_at, ascending=False)
        .limit(PAGE)
    )
    return [MessageLine(**row) for row in reversed(rows)]


async def is_waiting(booking_id: UUID) -> bool:
    """Say whether somebody waits for an answer about a booking."""
    return await MessageThread.exists().where((MessageThread.booking == booking_id) & (MessageThread.unread > 0))
