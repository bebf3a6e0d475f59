"""Bookings: a customer's party, from the first date to the last cent."""

from portal.domain.bookings.add_to_timeline import add_to_timeline
from portal.domain.bookings.book import book
from portal.domain.bookings.book_by_phone import book_by_phone
from portal.domain.bookings.came_too_much import came_too_much
from portal.domain.bookings.cancel import cancel
from portal.domain.bookings.change import change
from portal.domain.bookings.change_contact import NoAddress, change_contact
from portal.domain.bookings.check_day import DayInDoubt
from portal.domain.bookings.check_holds import BookedEnough, HoldsEnough
from portal.domain.bookings.choose_surplus import NotTooMuch, choose_surplus
from portal.domain.bookings.code_words import code_words
from portal.domain.bookings.complete_past import complete_past
from portal.domain.bookings.confirm_hold import confirm_hold
from portal.domain.bookings.events import (
    BookingCancelled,
    BookingChanged,
    BookingEvent,
    BookingHoldConfirmed,
    BookingHoldExtended,
    BookingLinkRenewed,
    BookingMade,
    BookingPaid,
    BookingPaidTooLate,
    BookingPaidWhenOff,
    BookingPaymentTakenBack,
    BookingStateChanged,
    ChefsAssigned,
    ContactChanged,
    DayHeldUnconfirmed,
    LetterDue,
    LetterOpened,
    SurplusChosen,
)
from portal.domain.bookings.extend_hold import NoHold, extend_hold
from portal.domain.bookings.hold_again import HeldOften, as_shown, hold_again
from portal.domain.bookings.holder import Holder, Limits
from portal.domain.bookings.lifecycle import begin, complete, expire, mark_no_show
from portal.domain.bookings.locked_booking import ChangedMeanwhile, locked_booking
from portal.domain.bookings.make import make
from portal.domain.bookings.preview_change import NotChangeable, OnlyMore
from portal.domain.bookings.price_of_cancellation import CancellationPrice, cancellation, price_of_cancellation
from portal.domain.bookings.price_of_change import price_of_change
from portal.domain.bookings.queries import (
    MOST_SUMMED,
    BookingCriteria,
    BookingLine,
    Totals,
    bookings,
    by_ids,
    of_customer,
    parties_of,
    search,
    totals,
    with_reference,
)
from portal.domain.bookings.ran_out_unopened import ran_out_unopened
from portal.domain.bookings.rebook_chefs import is_free_again
from portal.domain.bookings.reference import check_character, is_reference_whole, make_reference
from portal.domain.bookings.refund_promised import refund_promised
from portal.domain.bookings.renew_link import renew_link
from portal.domain.bookings.settle import settle
from portal.domain.bookings.transition import NotPossible, transition

__all__ = [
    "MOST_SUMMED",
    "BookedEnough",
    "BookingCancelled",
    "BookingChanged",
    "BookingCriteria",
    "BookingEvent",
    "BookingHoldConfirmed",
    "BookingHoldExtended",
    "BookingLine",
    "BookingLinkRenewed",
    "BookingMade",
    "BookingPaid",
    "BookingPaidTooLate",
    "BookingPaidWhenOff",
    "BookingPaymentTakenBack",
    "BookingStateChanged",
    "CancellationPrice",
    "ChangedMeanwhile",
    "ChefsAssigned",
    "ContactChanged",
    "DayHeldUnconfirmed",
    "DayInDoubt",
    "HeldOften",
    "Holder",
    "HoldsEnough",
    "LetterDue",
    "LetterOpened",
    "Limits",
    "NoAddress",
    "NoHold",
    "NotChangeable",
    "NotPossible",
    "NotTooMuch",
    "OnlyMore",
    "SurplusChosen",
    "Totals",
    "add_to_timeline",
    "as_shown",
    "begin",
    "book",
    "book_by_phone",
    "bookings",
    "by_ids",
    "came_too_much",
    "cancel",
    "cancellation",
    "change",
    "change_contact",
    "check_character",
    "choose_surplus",
    "code_words",
    "complete",
    "complete_past",
    "confirm_hold",
    "expire",
    "extend_hold",
    "hold_again",
    "is_free_again",
    "is_reference_whole",
    "locked_booking",
    "make",
    "make_reference",
    "mark_no_show",
    "of_customer",
    "parties_of",
    "price_of_cancellation",
    "price_of_change",
    "ran_out_unopened",
    "refund_promised",
    "renew_link",
    "search",
    "settle",
    "totals",
    "transition",
    "with_reference",
]
