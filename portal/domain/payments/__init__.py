"""What received money was put towards, and the proof of it. Never edited: corrections are entries of their own."""

from portal.domain.payments.accounts import MoreThanIsThere
from portal.domain.payments.allocate import MoreThanIsLeft, OtherCurrency, allocate
from portal.domain.payments.called_off import CalledOff, called_off
from portal.domain.payments.credit import credit
from portal.domain.payments.events import (
    ManualEntryMade,
    ManualEntryUndone,
    PaymentAllocated,
    PaymentRefunded,
    PaymentReversed,
    ProviderFeeRemoved,
    ProviderFeeSet,
    ReceiptSent,
)
from portal.domain.payments.fees import FeeLine, fee_of, fees
from portal.domain.payments.give_back import accounts_of, give_back
from portal.domain.payments.give_back_credit import give_back_credit
from portal.domain.payments.keep_as_credit import keep_as_credit
from portal.domain.payments.keep_as_gratuity import keep_as_gratuity
from portal.domain.payments.manual import NoteTooLong, NotThatDay
from portal.domain.payments.manual_entries import ManualLine, manual_entries, of_task, taken_by
from portal.domain.payments.methods import BY_HAND, GOES_BACK, NoSuchMethod
from portal.domain.payments.owe_again import owe_again
from portal.domain.payments.queries import (
    LedgerEntry,
    ReceivedSummary,
    of_booking,
    of_bookings,
    of_decision,
    of_received,
    receipts_of,
    received_by_ids,
)
from portal.domain.payments.receipt import receipt
from portal.domain.payments.receipt_facts import ReceiptFacts, ReceiptPart
from portal.domain.payments.received import (
    DecisionLine,
    Given,
    MoneyState,
    ReceivedCursor,
    ReceivedFilter,
    ReceivedLine,
    ReceivedPage,
    Total,
    all_received,
    decisions_about,
    found_by,
    received,
    totals,
)
from portal.domain.payments.reconcile_ledger import Difference, reconcile_ledger
from portal.domain.payments.record_by_hand import NoAmount, record_by_hand
from portal.domain.payments.refund import MoreThanWasPaid, refund
from portal.domain.payments.refund_letter import RefundFacts, correct_refund, send_refund
from portal.domain.payments.remove_fee import remove_fee
from portal.domain.payments.reverse import PartWentBack, reverse
from portal.domain.payments.set_fee import WITH_FEES, FeeUnusable, set_fee
from portal.domain.payments.take_at_party import take_at_party
from portal.domain.payments.undo import UndoneAlready, undo
from portal.domain.payments.use_credit import MoreThanIsOwed, use_credit
from portal.domain.payments.waiting_letters import WaitingLetter, waiting_letters
from portal.domain.payments.waiting_receipts import WaitingReceipt, waiting_receipts

__all__ = [
    "BY_HAND",
    "GOES_BACK",
    "WITH_FEES",
    "CalledOff",
    "DecisionLine",
    "Difference",
    "FeeLine",
    "FeeUnusable",
    "Given",
    "LedgerEntry",
    "ManualEntryMade",
    "ManualEntryUndone",
    "ManualLine",
    "MoneyState",
    "MoreThanIsLeft",
    "MoreThanIsOwed",
    "MoreThanIsThere",
    "MoreThanWasPaid",
    "NoAmount",
    "NoSuchMethod",
    "NotThatDay",
    "NoteTooLong",
    "OtherCurrency",
    "PartWentBack",
    "PaymentAllocated",
    "PaymentRefunded",
    "PaymentReversed",
    "ProviderFeeRemoved",
    "ProviderFeeSet",
    "ReceiptFacts",
    "ReceiptPart",
    "ReceiptSent",
    "ReceivedCursor",
    "ReceivedFilter",
    "ReceivedLine",
    "ReceivedPage",
    "ReceivedSummary",
    "RefundFacts",
    "Total",
    "UndoneAlready",
    "WaitingLetter",
    "WaitingReceipt",
    "accounts_of",
    "all_received",
    "allocate",
    "called_off",
    "correct_refund",
    "credit",
    "decisions_about",
    "fee_of",
    "fees",
    "found_by",
    "give_back",
    "give_back_credit",
    "keep_as_credit",
    "keep_as_gratuity",
    "manual_entries",
    "of_booking",
    "of_bookings",
    "of_decision",
    "of_received",
    "of_task",
    "owe_again",
    "receipt",
    "receipts_of",
    "received",
    "received_by_ids",
    "reconcile_ledger",
    "record_by_hand",
    "refund",
    "remove_fee",
    "reverse",
    "send_refund",
    "set_fee",
    "take_at_party",
    "taken_by",
    "totals",
    "undo",
    "use_credit",
    "waiting_letters",
    "waiting_receipts",
]
