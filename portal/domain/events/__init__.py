"""The log of everything that happened, and the memory of who has reacted to it."""

from portal.domain.events.decode import UnknownEvent, decode, kinds
from portal.domain.events.history import History, history, name_of, stream
from portal.domain.events.log import EditConflict, RecordedEvent, record
from portal.domain.events.project import project
from portal.domain.events.remember import remember
from portal.domain.events.tell_again import tell_again

__all__ = [
    "EditConflict",
    "History",
    "RecordedEvent",
    "UnknownEvent",
    "decode",
    "history",
    "kinds",
    "name_of",
    "project",
    "record",
    "remember",
    "stream",
    "tell_again",
]
