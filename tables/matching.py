"""Matching: what payment mails say, the money that came, and how it was decided whose it is."""

from enum import StrEnum

from piccolo.columns import JSONB, UUID, BigInt, Boolean, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique

from tables.base import Changing, SharedTable, StationTable
from tables.columns import Sealed, blind_index
from tables.system import RawMail


class NotificationState(StrEnum):
    """Where a payment notification stands."""

    WAITING = "waiting"
    MATCHED = "matched"
    SET_ASIDE = "set_aside"


class PaymentNotification(Changing, SharedTable, schema="payment", tablename="payment_notifications"):
    """What a mail says: who paid, how much, the memo, the provider's id, when, and whether the mail can be trusted.

    `reasons` (a JSON list of sentences), `why` (one sentence on why a person decides) and `candidates` (JSON: the
    ranking at the time) may name customers, so they are sealed. `urgent_at` orders the queue. `revision` rises with
    every decision: a stale page is refused by it. `recipient` is whose account the mail is about, as it says;
    `writer_index` finds the mails of one From address.
    """

    mail = ForeignKey(RawMail, default=None, null=False, index=True, on_delete=OnDelete.restrict)
    state = Varchar(length=12, choices=NotificationState, default=NotificationState.WAITING)
    provider = Varchar(length=12, default="none")
    sender = Varchar(length=60, default="")
    kind = Varchar(length=24, default="other")
    amount_cents = BigInt(null=True, default=None)
    fee_cents = BigInt(null=True, default=None)
    currency = Varchar(length=3, null=True, default=None)
    payer_name = Sealed(null=True)
    payer_index = blind_index()
    handle = Sealed(null=True)
    recipient = Sealed(null=True)
    memo = Sealed(null=True)
    transaction_id = Varchar(length=80, null=True, default=None)
    writer_index = blind_index()
    message_id = Varchar(length=250, null=True, default=None)
    sent_at = Timestamptz(default=None)
    is_trusted = Boolean(default=False)
    is_sure = Boolean(default=False)
    reasons = Sealed(null=True)
    parser_version = Varchar(length=20, default="")
    guard = Varchar(length=40, default="")
    why = Sealed(null=True)
    suggestion = Varchar(length=20, default="")
    candidates = Sealed(null=True)
    same_amount = Integer(default=0)
    would_match = UUID(null=True, default=None)
    later_until_at = Timestamptz(null=True, default=None)
    urgent_at = Timestamptz(null=True, default=None)
    revision = Integer(default=0)

    payment_notifications_mail_once = Unique(["mail"])
    payment_notifications_id_in_business = Unique(["business", "id"])


class DecisionKind(StrEnum):
    """What was decided about a notification."""

    MATCH = "match"
    SPLIT = "split"
    GRATUITY = "gratuity"
    DISMISS = "dismiss"
    POSTPONE = "postpone"
    RECORD = "record"
    REVERSAL = "reversal"
    SEND_BACK = "send_back"
    UNDO = "undo"


class PaymentDecision(SharedTable, schema="payment", tablename="payment_decisions"):
    """A decision, by a person (`user`) or by the matching itself (`is_automatic`); undoing one is another.

    `taught` lists the ids of the aliases and refused pairs that it taught, so that undoing it unlearns them. `batch` is
    the same for decisions that were made together, and are undone together.
    """

    append_only = True

    notification = ForeignKey(PaymentNotification, default=None, null=False, index=True, on_delete=OnDelete.restrict)
    kind = Varchar(length=12, choices=DecisionKind, default=None)
    user = UUID(null=True, default=None)
    is_automatic = Boolean(default=False)
    bookings = JSONB(default="[]")
    taught = JSONB(default="[]")
    summary = Sealed()
    undoes = UUID(null=True, default=None)
    batch = UUID(null=True, default=None)

    payment_decisions_undone_once = Unique(["undoes"])


class DeclarationState(StrEnum):
    """What became of an "I sent it"."""

    OPEN = "open"
    MET = "met"
    WITHDRAWN = "withdrawn"


class PaymentDeclaration(Changing, StationTable, schema="payment", tablename="payment_declarations"):
    """What a customer, or staff for them, says of a payment: "I sent it". It proves nothing by itself.

    `met_by` is the decision that gave the booking this money. `is_gratuity` says that it is for the chef.
    """

    booking = UUID(default=None)
    method = Varchar(length=12, default=None)
    payer_name = Sealed()
    payer_index = blind_index()
    amount_cents = BigInt(default=None)
    sent_at = Timestamptz(default=None)
    noted_by = UUID(null=True, default=None)
    is_gratuity = Boolean(default=False)
    state = Varchar(length=10, choices=DeclarationState, default=DeclarationState.OPEN)
    met_by = UUID(null=True, default=None)

    payment_declarations_are_positive = Check(amount_cents > 0)


class PayerAlias(Changing, StationTable, schema="payment", tablename="payer_aliases"):
    """A payer who has paid for this customer before.

    Learned when a person confirms it, unlearned when that is undone.
    """

    customer = UUID(default=None)
    payer_index = blind_index()
    payer_name = Sealed()
    confirmations = Integer(default=1)


class RefusedPair(Changing, StationTable, schema="payment", tablename="refused_pairs"):
    """A payer and a customer that a person has told apart: never again suggested first, never automatic."""

    customer = UUID(default=None)
    payer_index = blind_index()


class MatchingMode(StrEnum):
    """Whether the matching applies what it decides, or only shows what it would have done."""

    SHADOW = "shadow"
    AUTOMATIC = "automatic"


class SourceMode(Changing, StationTable, schema="payment", tablename="source_modes"):
    """The matching mode of one source (provider) at one station; shadow where there is no row.

    `reason` says who or what changed it.
    """

    provider = Varchar(length=12, default=None)
    mode = Varchar(length=12, choices=MatchingMode, default=MatchingMode.SHADOW)
    reason = Varchar(length=200, default="")

    source_modes_once = Unique(["station", "provider"])
