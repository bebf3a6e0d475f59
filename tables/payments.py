"""Payments: what received money was put towards, and what left again."""

from enum import StrEnum

from piccolo.columns import JSONB, UUID, BigInt, Date, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique

from tables.base import Changing, SharedTable, StationTable
from tables.columns import Sealed, blind_index, blind_tokens
from tables.matching import PaymentNotification


class MoneySource(StrEnum):
    """How we came to know of money."""

    MAIL = "mail"
    HAND = "hand"


class CateringPayment(Changing, SharedTable, schema="payment", tablename="catering_payments"):
    """Money that came outside Stripe, as it came.

    `allocated_cents` is the sum of its allocations, kept by `payments.allocate`.
    `station` is empty until it is decided whose the money is.
    """

    notification = ForeignKey(PaymentNotification, null=True, default=None, on_delete=OnDelete.restrict)
    station = UUID(null=True, default=None)
    provider = Varchar(length=12, default=None)
    transaction_id = Varchar(length=80, null=True, default=None)
    source = Varchar(length=8, choices=MoneySource, default=MoneySource.MAIL)
    gross_cents = BigInt(default=None)
    fee_cents = BigInt(default=0)
    net_cents = BigInt(default=None)
    allocated_cents = BigInt(default=0)
    refunded_cents = BigInt(default=0)
    currency = Varchar(length=3, default="USD")
    received_at = Timestamptz(default=None)
    payer_name = Sealed(null=True)
    payer_index = blind_index()
    payer_tokens = blind_tokens()
    memo = Sealed(null=True)
    recorded_by = UUID(null=True, default=None)

    catering_payments_are_positive = Check(gross_cents > 0)
    catering_payments_add_up = Check("net_cents + fee_cents = gross_cents")
    catering_payments_refund_what_was_given = Check((refunded_cents >= 0) & (refunded_cents <= allocated_cents))
    catering_payments_give_out_what_came = Check((allocated_cents >= 0) & (allocated_cents <= gross_cents))

    @property
    def unallocated_cents(self) -> int:
        """Return what nobody has been given yet."""
        return self.gross_cents - self.allocated_cents


class AllocationKind(StrEnum):
    """What a part of received money is for."""

    BOOKING = "booking"
    GRATUITY = "gratuity"
    CREDIT = "credit"
    REFUND = "refund"


class Payment(StationTable, schema="core", tablename="payments"):
    """An allocation: a part of received money put towards a booking (or parked as a customer's credit).

    Never edited: a correction is an entry of the opposite sign that names the one it reverses. A refund is a negative
    entry of its own; `taken_from` says which of the parts it makes smaller. `decision` is the decision about a mail,
    or the manual entry, that wrote it.
    """

    append_only = True

    received = UUID(default=None)
    booking = UUID(null=True, default=None)
    customer = UUID(null=True, default=None)
    kind = Varchar(length=20, choices=AllocationKind, default=AllocationKind.BOOKING)
    taken_from = Varchar(length=20, choices=AllocationKind, default=AllocationKind.BOOKING)
    amount_cents = BigInt(default=None)
    reverses = UUID(null=True, default=None)
    decision = UUID(null=True, default=None)

    payments_id_in_station = Unique(["station", "id"])
    payments_reversed_once = Unique(["reverses"])
    payments_are_not_nothing = Check(amount_cents != 0)
    payments_refunds_take_away = Check("kind <> 'refund' OR amount_cents < 0 OR reverses IS NOT NULL")


class ManualKind(StrEnum):
    """What a person wrote into the books without a mail."""

    RECEIVED = "received"
    REFUND = "refund"
    CREDIT = "credit"
    CREDIT_USED = "credit_used"
    GRATUITY = "gratuity"


class ManualEntry(Changing, StationTable, schema="payment", tablename="manual_entries"):
    """Money that a person wrote into the books: cash that came, a refund, credit kept or used, what became a tip.

    Its ledger entries bear its id as their `decision`, and so do the tasks that it did (`TaskRefund`). `method` is how
    the money came or went back, `happened_at` when. `key` lets a form count once.
    """

    kind = Varchar(length=20, choices=ManualKind, default=None)
    booking = UUID(null=True, default=None)
    customer = UUID(default=None)
    received = UUID(null=True, default=None)
    method = Varchar(length=12, default="")
    amount_cents = BigInt(default=None)
    gratuity_cents = BigInt(default=0)
    happened_at = Timestamptz(default=None)
    note = Sealed(null=True)
    made_by = UUID(null=True, default=None)
    chef = UUID(null=True, default=None)
    key = Varchar(length=80, null=True, default=None)
    undone_at = Timestamptz(null=True, default=None)
    undone_by = UUID(null=True, default=None)

    manual_entries_once = Unique(["station", "key"])
    manual_entries_are_money = Check("amount_cents >= 0 AND gratuity_cents >= 0 AND amount_cents + gratuity_cents > 0")


class DeliveryState(StrEnum):
    """What became of a message to the outside: *unknown* is not *failed* (we know that it did not happen)."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Receipt(Changing, StationTable, schema="payment", tablename="receipts"):
    """The proof of payment that a customer is sent: what a decision gave a booking of one received payment.

    Those of one decision about a booking go out as one mail, which bears the id of the first.
    """

    booking = UUID(default=None)
    received = UUID(default=None)
    decision = UUID(default=None)
    amount_cents = BigInt(default=None)
    state = Varchar(length=10, choices=DeliveryState, default=DeliveryState.QUEUED)
    sent_at = Timestamptz(null=True, default=None)

    receipts_once_for_each_payment = Unique(["station", "booking", "decision", "received"])


class RefundState(StrEnum):
    """The life of a refund."""

    NOTED = "noted"
    SENT = "sent"
    FAILED = "failed"


class Refund(Changing, StationTable, schema="payment", tablename="refunds"):
    """Money given back to a customer."""

    booking = UUID(default=None)
    received = UUID(null=True, default=None)
    provider = Varchar(length=20, default=None)
    provider_id = Varchar(length=80, null=True, default=None)
    amount_cents = BigInt(default=None)
    state = Varchar(length=10, choices=RefundState, default=RefundState.NOTED)
    reason = Varchar(length=200, default="")

    refunds_are_positive = Check(amount_cents > 0)


class Dispute(Changing, StationTable, schema="payment", tablename="disputes"):
    """A customer's bank takes money back."""

    booking = UUID(null=True, default=None)
    received = UUID(null=True, default=None)
    provider = Varchar(length=20, default=None)
    provider_id = Varchar(length=80, null=True, default=None)
    amount_cents = BigInt(default=None)
    state = Varchar(length=30, default="open")
    respond_by_at = Timestamptz(null=True, default=None)


class Invoice(Changing, StationTable, schema="payment", tablename="invoices"):
    """A numbered bill for a booking."""

    booking = UUID(default=None)
    number = Varchar(length=30, default=None)
    amount_cents = BigInt(default=None)
    due_date = Date(null=True, default=None)
    lines = JSONB(default="[]")

    invoices_number_once = Unique(["station", "number"])


class StripeCustomer(Changing, StationTable, schema="payment", tablename="stripe_customers"):
    """A customer as Stripe knows them."""

    customer = UUID(default=None)
    stripe_id = Varchar(length=80, default=None)
    email = Sealed(null=True)

    stripe_customers_once = Unique(["stripe_id"])


class StripePayment(Changing, StationTable, schema="payment", tablename="stripe_payments"):
    """A payment intent at Stripe, and what Stripe kept of it."""

    booking = UUID(default=None)
    intent_id = Varchar(length=80, default=None)
    charge_id = Varchar(length=80, null=True, default=None)
    amount_cents = BigInt(default=None)
    fee_cents = BigInt(null=True, default=None)
    currency = Varchar(length=3, default="USD")
    state = Varchar(length=30, default=None)

    stripe_payments_intent_once = Unique(["intent_id"])
