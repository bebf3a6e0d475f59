"""What kinds of things are called, and the icon of each: one place for all pages and for the time lines."""

from typing import Final

from portal.domain.today import NeedKind
from tables.bookings import BookingState, SurplusWish
from tables.leads import ContactWay
from tables.mailings import LetterKind
from tables.matching import DecisionKind
from tables.payments import ManualKind
from tables.system import RecipientState

STATES: Final = {
    BookingState.DRAFT: "Draft",
    BookingState.PENDING_DEPOSIT: "Waiting for deposit",
    BookingState.CONFIRMED: "Confirmed",
    BookingState.IN_SERVICE: "In service",
    BookingState.COMPLETED: "Completed",
    BookingState.CANCELLED: "Canceled",
    BookingState.NO_SHOW: "No-show",
    BookingState.EXPIRED: "Expired",
}
LETTERS: Final[dict[str, str]] = {
    LetterKind.HELD: "Date held",
    LetterKind.CONFIRMED: "Confirmation",
    LetterKind.CHANGED: "Change",
    LetterKind.CANCELLED: "Cancellation",
    LetterKind.EXPIRED: "Hold expired",
    LetterKind.BALANCE_DUE: "Balance due",
    LetterKind.REMINDER: "Reminder",
    LetterKind.THANKS: "Thank you",
    LetterKind.WAITING: "Waitlist",
    LetterKind.LINK: "Link",
    LetterKind.ADDRESS_CHANGED: "Email changed",
    LetterKind.REFUND: "Refund",
    # copies of letters about money, which are of no letter kind
    "refund_undone": "Refund, corrected",
    "receipt": "Receipt",
    "correction": "Correction",
}
SURPLUS_WISHES: Final = {
    SurplusWish.BACK: "they want it back",
    SurplusWish.GRATUITY: "it’s a tip for the chef",
    SurplusWish.CREDIT: "kept as credit",
}
CONTACT_WAYS: Final = {ContactWay.PHONE: "by phone", ContactWay.EMAIL: "by email", ContactWay.SMS: "by text"}
CONTACT_ICONS: Final = {ContactWay.PHONE: "phone", ContactWay.EMAIL: "mail", ContactWay.SMS: "message-square"}
RECIPIENT_STATES: Final = {
    RecipientState.SEEN: "not decided",
    RecipientState.OURS: "ours",
    RecipientState.NOT_OURS: "not ours",
}
MANUAL_TITLES: Final = {
    ManualKind.RECEIVED: "Took",
    ManualKind.REFUND: "Refunded",
    ManualKind.CREDIT: "Kept as credit",
    ManualKind.CREDIT_USED: "Credit used",
    ManualKind.GRATUITY: "Added to the tip",
}
"""They stand before an amount."""
MANUAL_ICONS: Final = {
    ManualKind.RECEIVED: "banknote",
    ManualKind.REFUND: "undo-2",
    ManualKind.CREDIT: "wallet",
    ManualKind.CREDIT_USED: "wallet",
    ManualKind.GRATUITY: "hand-coins",
}
DECISION_ICONS: Final = {
    DecisionKind.MATCH: "check",
    DecisionKind.SPLIT: "split",
    DecisionKind.GRATUITY: "hand-coins",
    DecisionKind.DISMISS: "ban",
    DecisionKind.POSTPONE: "alarm-clock",
    DecisionKind.RECORD: "pencil",
    DecisionKind.REVERSAL: "rotate-ccw",
    DecisionKind.SEND_BACK: "reply",
    DecisionKind.UNDO: "undo-2",
}
NEED_ICONS: Final = {
    NeedKind.NO_CHEF: "chef-hat",
    NeedKind.CONFLICT: "user-x",
    NeedKind.PAYMENT: "wallet",
    NeedKind.HOLD: "hourglass",
    NeedKind.DEPOSIT: "banknote",
    NeedKind.BALANCE: "banknote",
    NeedKind.UNPAID: "banknote",
    NeedKind.STRAY_MONEY: "circle-alert",
    NeedKind.REFUND: "undo-2",
    NeedKind.MESSAGE: "message-square",
    NeedKind.LEAD: "user-plus",
    NeedKind.TASK: "list-checks",
    NeedKind.OFFER: "clock",
    NeedKind.UNFINISHED: "calendar-check",
}
