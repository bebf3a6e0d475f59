"""What received money was put towards, and the proof of it. Never edited: corrections are entries of their own."""

from portal.domain.payments.allocate import MoreThanIsLeft, OtherCurrency, allocate
from portal.domain.payments.events import PaymentAllocated, PaymentRefunded, PaymentReversed, ReceiptSent
from portal.domain.payments.prove import Difference, prove
from portal.domain.payments.queries import (
    Entry,
    brought,
    of_booking,
    of_bookings,
    of_decision,
    of_received,
    receipts_of,
)
from portal.domain.payments.receipt import receipt
from portal.domain.payments.received import (
    DecisionLine,
    Given,
    Mark,
    MoneyState,
    ReceivedLine,
    ReceivedPage,
    Wanted,
    all_received,
    decisions_about,
    received,
)
from portal.domain.payments.refund import MoreThanWasPaid, refund
from portal.domain.payments.reverse import PartWentBack, reverse

__all__ = [
    "DecisionLine",
    "Difference",
    "Entry",
    "Given",
    "Mark",
    "MoneyState",
    "MoreThanIsLeft",
    "MoreThanWasPaid",
    "OtherCurrency",
    "PartWentBack",
    "PaymentAllocated",
    "PaymentRefunded",
    "PaymentReversed",
    "ReceiptSent",
    "ReceivedLine",
    "ReceivedPage",
    "Wanted",
    "all_received",
    "allocate",
    "brought",
    "decisions_about",
    "of_booking",
    "of_bookings",
    "of_decision",
    "of_received",
    "prove",
    "receipt",
    "receipts_of",
    "received",
    "refund",
    "reverse",
]
