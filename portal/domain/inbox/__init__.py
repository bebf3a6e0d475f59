"""The inbox: conversations with customers."""

from portal.domain.inbox.answer import answer
from portal.domain.inbox.events import MessageReceived, MessagesAnswered
from portal.domain.inbox.queries import MessageLine, TalkLine, is_waiting, messages_of, messages_with
from portal.domain.inbox.receive import LONGEST, NothingWritten, receive

__all__ = [
    "LONGEST",
    "MessageLine",
    "MessageReceived",
    "MessagesAnswered",
    "NothingWritten",
    "TalkLine",
    "answer",
    "is_waiting",
    "messages_of",
    "messages_with",
    "receive",
]
