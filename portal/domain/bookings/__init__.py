"""Bookings: a customer's party, from the first date to the last cent."""

from portal.domain.bookings.addressee import Addressee, addressee, page_of
from portal.domain.bookings.calendar import CalendarEntry, Seat, calendar, calendar_entry
from portal.domain.bookings.calendar_file import PartyDate, calendar_file
from portal.domain.bookings.chronicle import chronicle
from portal.domain.bookings.events import (
    BookingMade,
    BookingMoved,
    BookingPaid,
    BookingPaymentTakenBack,
    LetterDue,
    LetterSent,
)
from portal.domain.bookings.letter_facts import LetterFacts
from portal.domain.bookings.make import make
from portal.domain.bookings.move import NotPossible, move
from portal.domain.bookings.price import Guests, NotOnTheMenu, Order, Priced, QuoteLine, Rule, price
from portal.domain.bookings.queries import BookingLine, bookings, of_customer, search, some, with_reference
from portal.domain.bookings.reference import check_character, is_reference_whole, make_reference
from portal.domain.bookings.send_letter import WriteLetter, send_letter
from portal.domain.bookings.settle import settle
from portal.domain.bookings.write_due_letters import write_due_letters

__all__ = [
    "Addressee",
    "BookingLine",
    "BookingMade",
    "BookingMoved",
    "BookingPaid",
    "BookingPaymentTakenBack",
    "CalendarEntry",
    "Guests",
    "LetterDue",
    "LetterFacts",
    "LetterSent",
    "NotOnTheMenu",
    "NotPossible",
    "Order",
    "PartyDate",
    "Priced",
    "QuoteLine",
    "Rule",
    "Seat",
    "WriteLetter",
    "addressee",
    "bookings",
    "calendar",
    "calendar_entry",
    "calendar_file",
    "check_character",
    "chronicle",
    "is_reference_whole",
    "make",
    "make_reference",
    "move",
    "of_customer",
    "page_of",
    "price",
    "search",
    "send_letter",
    "settle",
    "some",
    "with_reference",
    "write_due_letters",
]
