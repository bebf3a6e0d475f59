"""Bookings: a customer's party, from the first date to the last cent."""

from portal.domain.bookings.add_task import NothingToDo, add_task
from portal.domain.bookings.addressee import Addressee, addressee, page_from_letter, page_of
from portal.domain.bookings.arrive import EARLIEST_ARRIVAL, LATEST_NEWS, NotYet, NotYours, arrive, party_of
from portal.domain.bookings.ask_for_link import ask_for_link
from portal.domain.bookings.assign import ChefBusy, NobodyNeeded, assign
from portal.domain.bookings.availability import chefs_for, openings_of
from portal.domain.bookings.begin import begin
from portal.domain.bookings.block import AlreadyBlocked, NoReason, block
from portal.domain.bookings.block_dates import NotARange, block_dates
from portal.domain.bookings.book import book
from portal.domain.bookings.book_by_phone import book_by_phone
from portal.domain.bookings.book_draft import DraftNotWhole, PriceLapsed, book_draft
from portal.domain.bookings.calendar import CalendarEntry, Seat, calendar, calendar_entry
from portal.domain.bookings.calendar_file import PartyDate, calendar_file, calendar_links
from portal.domain.bookings.came_too_much import came_too_much
from portal.domain.bookings.cancel import cancel
from portal.domain.bookings.change import change
from portal.domain.bookings.change_contact import NoAddress, change_contact
from portal.domain.bookings.check_day import DayInDoubt
from portal.domain.bookings.check_holds import BookedEnough, HoldsEnough
from portal.domain.bookings.check_menu import TooMuch, check_menu
from portal.domain.bookings.check_revision import ChangedMeanwhile, check_revision
from portal.domain.bookings.choose_surplus import NotTooMuch, choose_surplus
from portal.domain.bookings.chosen_time import Left, at_time, is_time_free, what_is_left
from portal.domain.bookings.chronicle import chronicle
from portal.domain.bookings.code_words import code_words
from portal.domain.bookings.complete import complete
from portal.domain.bookings.complete_past import complete_past
from portal.domain.bookings.confirm_hold import confirm_hold
from portal.domain.bookings.conflicts import Conflict, ConflictKind, Drive, Roads, Stop, conflicts, ways
from portal.domain.bookings.draft import Answers, Draft, LastPage, Step
from portal.domain.bookings.end_offers import end_offers
from portal.domain.bookings.events import (
    BookingCancelled,
    BookingChanged,
    BookingHoldConfirmed,
    BookingHoldExtended,
    BookingLinkRenewed,
    BookingMade,
    BookingMoved,
    BookingPaid,
    BookingPaidTooLate,
    BookingPaidWhenOff,
    BookingPaymentTakenBack,
    ChefsAssigned,
    ContactChanged,
    DayHeldUnconfirmed,
    LetterDue,
    LetterOpened,
    SurplusChosen,
)
from portal.domain.bookings.expire import expire
from portal.domain.bookings.extend_hold import NoHold, extend_hold
from portal.domain.bookings.feed_events import FeedOpened, FeedRevoked
from portal.domain.bookings.feeds import FeedLine, feed_of, feeds
from portal.domain.bookings.finish import finish
from portal.domain.bookings.finish_task import finish_task
from portal.domain.bookings.forget_drafts import forget_drafts
from portal.domain.bookings.from_codes import Brought, from_codes
from portal.domain.bookings.hold_again import HeldOften, as_shown, hold_again
from portal.domain.bookings.holder import Holder, Limits
from portal.domain.bookings.keep_again import is_free_again
from portal.domain.bookings.keep_chefs import chefs_of, keep_chefs, release_chefs
from portal.domain.bookings.keep_last_page import keep_last_page
from portal.domain.bookings.kept import lines_of, menu_of, place_of
from portal.domain.bookings.letter_copy import copy_of, keep_copy
from portal.domain.bookings.letter_facts import LetterFacts, facts_of, letter_facts
from portal.domain.bookings.letters_of import LetterLine, LetterShown, letter_shown, letters_of
from portal.domain.bookings.mailing_events import BookingLinkAsked, LetterResendAsked, LetterResent, LetterSent
from portal.domain.bookings.make import make
from portal.domain.bookings.meet_refund_task import meet_refund_task
from portal.domain.bookings.miss import miss
from portal.domain.bookings.move import NotPossible, move
from portal.domain.bookings.move_draft import move_draft
from portal.domain.bookings.nearest import nearest_free
from portal.domain.bookings.offer_after import offer_after
from portal.domain.bookings.offer_places import offer_places
from portal.domain.bookings.open_feed import FeedUnnamed, open_feed
from portal.domain.bookings.openings import hours_of, openings, world_of
from portal.domain.bookings.openings_to_move import openings_to_move
from portal.domain.bookings.owe_refund_again import owe_refund_again
from portal.domain.bookings.party import Host, Party
from portal.domain.bookings.party_change import ChangePrice, PartyChange
from portal.domain.bookings.plan import Block, Plan, Room, plan
from portal.domain.bookings.price import Guests, NotOnTheMenu, Order, Priced, QuoteLine, Rule, price
from portal.domain.bookings.price_of_cancellation import CancellationPrice, cancellation, price_of_cancellation
from portal.domain.bookings.price_of_change import price_of_change
from portal.domain.bookings.queries import (
    MOST_SUMMED,
    BookingLine,
    Totals,
    Wanted,
    bookings,
    of_customer,
    parties_of,
    search,
    some,
    totals,
    with_reference,
)
from portal.domain.bookings.quote import (
    Terms,
    catering_of,
    days_ahead,
    latest_quote,
    lines_of_quote,
    quote_of,
    terms_of,
    write_quote,
)
from portal.domain.bookings.ran_out_unopened import ran_out_unopened
from portal.domain.bookings.read_feed import read_feed
from portal.domain.bookings.reckon import NotChangeable, OnlyMore
from portal.domain.bookings.reference import check_character, is_reference_whole, make_reference
from portal.domain.bookings.refund_promised import refund_promised
from portal.domain.bookings.refusals import NothingToCook, OutsideArea, SlotTaken, TimeOver, TooLarge
from portal.domain.bookings.renew_link import renew_link
from portal.domain.bookings.reopen_task import reopen_task
from portal.domain.bookings.reschedule import reschedule
from portal.domain.bookings.resend_letter import NoAddressee, SentJustNow, resend_letter
from portal.domain.bookings.resume_draft import resume_draft
from portal.domain.bookings.retime_draft import retime_draft
from portal.domain.bookings.revoke_feed import revoke_feed
from portal.domain.bookings.save_draft import save_draft
from portal.domain.bookings.schedule_events import ChefArrived, ChefDone, DateBlocked, DateUnblocked
from portal.domain.bookings.seen import NotAsSeen, Seen, check_seen, read_seen
from portal.domain.bookings.send_letter import WriteLetter, outbound, send_letter
from portal.domain.bookings.send_offer import OfferFacts, WriteOffer, send_offer
from portal.domain.bookings.send_resend import send_resend
from portal.domain.bookings.send_welcome import send_welcome
from portal.domain.bookings.settle import settle
from portal.domain.bookings.sheet import Dish, Hand, Sheet, sheet_of, sheets_of_chef, sheets_on
from portal.domain.bookings.start_draft import start_draft
from portal.domain.bookings.stop_waiting import stop_waiting
from portal.domain.bookings.suggest_chefs import ChefSuggestion, suggest_chefs, suggestions
from portal.domain.bookings.task_events import TaskAdded, TaskFinished, TaskReopened, TaskWithdrawn
from portal.domain.bookings.tasks import TaskLine, refunds_asked, tasks_of
from portal.domain.bookings.terms import (
    Window,
    change_words,
    free_until,
    grows_until,
    has_late_fee,
    move_words,
    promises,
    refundable_until,
    terms,
    things,
    window,
)
from portal.domain.bookings.turn import Crowded
from portal.domain.bookings.unblock import unblock
from portal.domain.bookings.unblock_dates import unblock_dates
from portal.domain.bookings.wait import DateIsFree, TooLateToWait, wait
from portal.domain.bookings.waiting import WaitingLine, waiting
from portal.domain.bookings.waitlist_events import PlaceOffered, WaitingBegun, WaitingEnded
from portal.domain.bookings.world import Hours, Kept, Opening, OpeningState, Stretch, World
from portal.domain.bookings.write_due_letters import write_due_letters

__all__ = [
    "EARLIEST_ARRIVAL",
    "LATEST_NEWS",
    "MOST_SUMMED",
    "Addressee",
    "AlreadyBlocked",
    "Answers",
    "Block",
    "BookedEnough",
    "BookingCancelled",
    "BookingChanged",
    "BookingHoldConfirmed",
    "BookingHoldExtended",
    "BookingLine",
    "BookingLinkAsked",
    "BookingLinkRenewed",
    "BookingMade",
    "BookingMoved",
    "BookingPaid",
    "BookingPaidTooLate",
    "BookingPaidWhenOff",
    "BookingPaymentTakenBack",
    "Brought",
    "CalendarEntry",
    "CancellationPrice",
    "ChangePrice",
    "ChangedMeanwhile",
    "ChefArrived",
    "ChefBusy",
    "ChefDone",
    "ChefSuggestion",
    "ChefsAssigned",
    "Conflict",
    "ConflictKind",
    "ContactChanged",
    "Crowded",
    "DateBlocked",
    "DateIsFree",
    "DateUnblocked",
    "DayHeldUnconfirmed",
    "DayInDoubt",
    "Dish",
    "Draft",
    "DraftNotWhole",
    "Drive",
    "FeedLine",
    "FeedOpened",
    "FeedRevoked",
    "FeedUnnamed",
    "Guests",
    "Hand",
    "HeldOften",
    "Holder",
    "HoldsEnough",
    "Host",
    "Hours",
    "Kept",
    "LastPage",
    "Left",
    "LetterDue",
    "LetterFacts",
    "LetterLine",
    "LetterOpened",
    "LetterResendAsked",
    "LetterResent",
    "LetterSent",
    "LetterShown",
    "Limits",
    "NoAddress",
    "NoAddressee",
    "NoHold",
    "NoReason",
    "NobodyNeeded",
    "NotARange",
    "NotAsSeen",
    "NotChangeable",
    "NotOnTheMenu",
    "NotPossible",
    "NotTooMuch",
    "NotYet",
    "NotYours",
    "NothingToCook",
    "NothingToDo",
    "OfferFacts",
    "OnlyMore",
    "Opening",
    "OpeningState",
    "Order",
    "OutsideArea",
    "Party",
    "PartyChange",
    "PartyDate",
    "PlaceOffered",
    "Plan",
    "PriceLapsed",
    "Priced",
    "QuoteLine",
    "Roads",
    "Room",
    "Rule",
    "Seat",
    "Seen",
    "SentJustNow",
    "Sheet",
    "SlotTaken",
    "Step",
    "Stop",
    "Stretch",
    "SurplusChosen",
    "TaskAdded",
    "TaskFinished",
    "TaskLine",
    "TaskReopened",
    "TaskWithdrawn",
    "Terms",
    "TimeOver",
    "TooLarge",
    "TooLateToWait",
    "TooMuch",
    "Totals",
    "WaitingBegun",
    "WaitingEnded",
    "WaitingLine",
    "Wanted",
    "Window",
    "World",
    "WriteLetter",
    "WriteOffer",
    "add_task",
    "addressee",
    "arrive",
    "as_shown",
    "ask_for_link",
    "assign",
    "at_time",
    "begin",
    "block",
    "block_dates",
    "book",
    "book_by_phone",
    "book_draft",
    "bookings",
    "calendar",
    "calendar_entry",
    "calendar_file",
    "calendar_links",
    "came_too_much",
    "cancel",
    "cancellation",
    "catering_of",
    "change",
    "change_contact",
    "change_words",
    "check_character",
    "check_menu",
    "check_revision",
    "check_seen",
    "chefs_for",
    "chefs_of",
    "choose_surplus",
    "chronicle",
    "code_words",
    "complete",
    "complete_past",
    "confirm_hold",
    "conflicts",
    "copy_of",
    "days_ahead",
    "end_offers",
    "expire",
    "extend_hold",
    "facts_of",
    "feed_of",
    "feeds",
    "finish",
    "finish_task",
    "forget_drafts",
    "free_until",
    "from_codes",
    "grows_until",
    "has_late_fee",
    "hold_again",
    "hours_of",
    "is_free_again",
    "is_reference_whole",
    "is_time_free",
    "keep_chefs",
    "keep_copy",
    "keep_last_page",
    "latest_quote",
    "letter_facts",
    "letter_shown",
    "letters_of",
    "lines_of",
    "lines_of_quote",
    "make",
    "make_reference",
    "meet_refund_task",
    "menu_of",
    "miss",
    "move",
    "move_draft",
    "move_words",
    "nearest_free",
    "of_customer",
    "offer_after",
    "offer_places",
    "open_feed",
    "openings",
    "openings_of",
    "openings_to_move",
    "outbound",
    "owe_refund_again",
    "page_from_letter",
    "page_of",
    "parties_of",
    "party_of",
    "place_of",
    "plan",
    "price",
    "price_of_cancellation",
    "price_of_change",
    "promises",
    "quote_of",
    "ran_out_unopened",
    "read_feed",
    "read_seen",
    "refund_promised",
    "refundable_until",
    "refunds_asked",
    "release_chefs",
    "renew_link",
    "reopen_task",
    "reschedule",
    "resend_letter",
    "resume_draft",
    "retime_draft",
    "revoke_feed",
    "save_draft",
    "search",
    "send_letter",
    "send_offer",
    "send_resend",
    "send_welcome",
    "settle",
    "sheet_of",
    "sheets_of_chef",
    "sheets_on",
    "some",
    "start_draft",
    "stop_waiting",
    "suggest_chefs",
    "suggestions",
    "tasks_of",
    "terms",
    "terms_of",
    "things",
    "totals",
    "unblock",
    "unblock_dates",
    "wait",
    "waiting",
    "ways",
    "what_is_left",
    "window",
    "with_reference",
    "world_of",
    "write_due_letters",
    "write_quote",
]
