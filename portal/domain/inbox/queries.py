"""What was written."""

from collections.abc import Collection
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


class TalkLine(msgspec.Struct, frozen=True):
    """A message in a list over conversations, with the booking that its conversation is about."""

    id: UUID
    direction: Direction
    body: str
    author: UUID | None
    sent_at: datetime
    booking: UUID | None

    @property
    def is_ours(self) -> bool:
        """Say whether we wrote it."""
        return self.direction == Direction.OUT


_SAID = ("id", "direction", "body", "author", "sent_at")


async def messages_with(customer_ids: Collection[UUID], *, limit: int = 20) -> list[TalkLine]:
    """Return the newest messages with a customer (or with several rows that are one person), newest first."""
    threads = await MessageThread.select(MessageThread.id, MessageThread.booking).where(
        MessageThread.customer.is_in(list(customer_ids))
    )
    about = {row["id"]: row["booking"] for row in threads}
    if not about:
        return []
    rows = (
        await Message.select(
            Message.id, Message.thread, Message.direction, Message.body, Message.author, Message.sent_at
        )
        .where(Message.thread.is_in(list(about)))
        .order_by(Message.sent_at, ascending=False)
        .limit(limit)
    )
    return [
        TalkLine(
            row["id"], Direction(row["direction"]), row["body"], row["author"], row["sent_at"], about[row["thread"]]
        )
        for row in rows
    ]
