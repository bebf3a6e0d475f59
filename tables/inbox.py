"""The inbox: conversations with customers, and their messages."""

from enum import StrEnum

from piccolo.columns import UUID, Integer, Timestamptz, Varchar
from piccolo.constraints import Unique

from tables.base import Changing, StationTable
from tables.columns import Sealed


class Channel(StrEnum):
    """The way that a conversation goes."""

    PORTAL = "portal"
    EMAIL = "email"
    SMS = "sms"


class Direction(StrEnum):
    """Who wrote a message."""

    IN = "in"
    OUT = "out"


class MessageThread(Changing, StationTable, schema="core", tablename="message_threads"):
    """A conversation with a customer, perhaps about one booking. `customer_name` is a sealed copy, for lists."""

    customer = UUID(default=None)
    customer_name = Sealed()
    booking = UUID(null=True, default=None)
    channel = Varchar(length=20, choices=Channel, default=Channel.PORTAL)
    last_message_at = Timestamptz(default=None)
    unread = Integer(default=0)

    message_threads_id_in_station = Unique(["station", "id"])


class Message(Changing, StationTable, schema="core", tablename="messages"):
    """A message of a conversation; `author` is the person of ours who wrote it."""

    thread = UUID(default=None)
    direction = Varchar(length=5, choices=Direction, default=None)
    body = Sealed()
    author = UUID(null=True, default=None)
    sent_at = Timestamptz(default=None)
