"""Mailings: the letters to customers, and their copies."""

from enum import StrEnum

from piccolo.columns import UUID, Timestamptz, Varchar
from piccolo.constraints import Unique

from tables.base import Changing, StationTable
from tables.columns import Sealed
from tables.payments import DeliveryState


class LetterKind(StrEnum):
    """What a customer is written about their booking (a receipt is a table of its own)."""

    HELD = "held"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    BALANCE_DUE = "balance_due"
    REMINDER = "reminder"
    THANKS = "thanks"
    WAITING = "waiting"
    LINK = "link"
    ADDRESS_CHANGED = "address_changed"
    REFUND = "refund"
    REFUND_UNDONE = "refund_undone"


class BookingLetter(Changing, StationTable, schema="notification", tablename="booking_letters"):
    """A mail to a customer about their booking: once for each kind and occasion (the event's id, or a date).

    `address` is where it goes, where that is not the address that the booking has.
    """

    booking = UUID(default=None)
    kind = Varchar(length=20, choices=LetterKind, default=None)
    occasion = Varchar(length=60, default=None)
    address = Sealed(null=True)
    state = Varchar(length=10, choices=DeliveryState, default=DeliveryState.QUEUED)
    sent_at = Timestamptz(null=True, default=None)

    booking_letters_once = Unique(["station", "booking", "kind", "occasion"])


class LetterCopy(StationTable, schema="notification", tablename="letter_copies"):
    """A mail to a customer, word for word as it was handed over; `letter` is the letter or the receipt that it is.

    `message` is sealed JSON: address, subject, both texts, attachments.
    """

    append_only = True

    booking = UUID(default=None)
    letter = UUID(default=None)
    message = Sealed()

    letter_copies_once = Unique(["station", "letter"])
    letter_copies_id_in_station = Unique(["station", "id"])


class LetterResend(Changing, StationTable, schema="notification", tablename="letter_resends"):
    """Somebody of the staff had a letter sent once more, as it was."""

    booking = UUID(default=None)
    copy = UUID(default=None)
    sent_by = UUID(null=True, default=None)
    state = Varchar(length=10, choices=DeliveryState, default=DeliveryState.QUEUED)
    sent_at = Timestamptz(null=True, default=None)
