"""The inbox: conversations with customers."""

from portal.domain.inbox.events import MessageReceived
from portal.domain.inbox.queries import MessageLine, messages_of
from portal.domain.inbox.receive import LONGEST, NothingWritten, receive

__all__ = ["LONGEST", "MessageLine", "MessageReceived", "NothingWritten", "messages_of", "receive"]
