"""Bookings: a customer's party, from the first date to the last cent."""

from portal.domain.bookings.calendar import CalendarEntry, Seat, calendar, calendar_entry
from portal.domain.bookings.chronicle import chronicle
from portal.domain.bookings.events import BookingMade, BookingMoved, BookingPaid, BookingPaymentTakenBack
from portal.domain.bookings.make import make
from portal.domain.bookings.move import NotPossible, move
from portal.domain.bookings.price import Guests, NotOnTheMenu, Order, Priced, QuoteLine, Rule, price
from portal.domain.bookings.queries import BookingLine, bookings, of_customer, search, some, with_reference
from portal.domain.bookings.reference import check_character, is_reference_whole, make_reference
from portal.domain.bookings.settle import settle

__all__ = [
    "BookingLine",
    "BookingMade",
    "BookingMoved",
    "BookingPaid",
    "BookingPaymentTakenBack",
    "CalendarEntry",
    "Guests",
    "NotOnTheMenu",
    "NotPossible",
    "Order",
    "Priced",
    "QuoteLine",
    "Rule",
    "Seat",
    "bookings",
    "calendar",
    "calendar_entry",
    "check_character",
    "chronicle",
    "is_reference_whole",
    "make",
    "make_reference",
    "move",
    "of_customer",
    "price",
    "search",
    "settle",
    "some",
    "with_reference",
]
