"""What goes into a judgment and what comes out: plain values, the same for a database row and a line of a file."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from enum import StrEnum

import msgspec


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """Money that a mail says has come. `handle` is the payer's @name, e-mail or phone at the provider."""

    payer_name: str
    amount_cents: int
    sent_at: datetime
    handle: str = ""
    currency: str = "USD"
    memo: str = ""
    provider: str = ""
    trusted: bool = True
    new: bool = True


class Declaration(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A customer's "I sent it"; it proves nothing, but says from whose account to expect the money."""

    method: str
    payer_name: str
    amount_cents: int
    at: datetime


class OpenBooking(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A booking that money may be for, with what has been paid so far."""

    id: str
    reference: str
    customer_id: str
    customer_name: str
    created_at: datetime
    event_date: date
    deposit_cents: int
    total_cents: int
    paid_cents: int = 0
    currency: str = "USD"
    station: str = ""
    email: str = ""
    phone: str = ""
    declarations: tuple[Declaration, ...] = ()


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What staff's decisions have taught; payers are named by `payer_keys`."""

    aliases: Mapping[str, Mapping[str, int]] = {}
    """Payer key -> customer id -> how often staff confirmed that this payer pays for that customer."""
    refused: AbstractSet[tuple[str, str]] = frozenset()
    """(payer key, customer id or booking id): staff said that this payer's money is not for them."""


class Decision(StrEnum):
    """Who decides: the portal by itself, or a person."""

    AUTO = "auto"
    REVIEW = "review"


class Tick(StrEnum):
    """How one kind of evidence speaks about one candidate."""

    YES = "yes"
    NEAR = "near"
    NO = "no"
    AGAINST = "against"


class DueKind(StrEnum):
    """What of a booking can be owed."""

    DEPOSIT = "deposit"
    BALANCE = "balance"
    TOTAL = "total"
    NOTHING = "nothing"


class SuggestedAction(StrEnum):
    """What a person may want to do with a payment that is not exactly something due."""

    SPLIT = "split"
    TIP = "tip"
    FEE = "fee"
    PART = "part"
    DUPLICATE = "duplicate"
    NOT_A_PAYMENT = "not_a_payment"


class Guard(StrEnum):
    """Why a payment was not applied by itself."""

    UNTRUSTED = "untrusted"
    STALE = "stale"
    REPEATED = "repeated"
    CURRENCY = "currency"
    MEMO_PURPOSE = "memo_purpose"
    NO_CANDIDATE = "no_candidate"
    NO_IDENTITY = "no_identity"
    RIVAL_REFERENCE = "rival_reference"
    RIVAL_NAME = "rival_name"
    RIVAL = "rival"
    UNKNOWN_REFERENCE = "unknown_reference"
    MEMO_NAME = "memo_name"
    MEMO_DATE = "memo_date"
    REFUSED = "refused"
    AMOUNT = "amount"
    TWO_BOOKINGS = "two_bookings"
    UNSURE_NAME = "unsure_name"
    UNSURE_PAYER = "unsure_payer"
    OTHER_PAYER = "other_payer"
    UNSURE_MEMO = "unsure_memo"
    LATE_DEPOSIT = "late_deposit"
    ALL_AT_ONCE = "all_at_once"


class Ticks(msgspec.Struct, frozen=True, kw_only=True):
    """The five ticks that the review queue shows beside a candidate."""

    name: Tick
    amount: Tick
    memo: Tick
    date: Tick
    alias: Tick


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A booking that the money may be for, and why. `level` is 3 for strong, 2 for plausible, 1 for weak.

    `is_named` says that the sentence on why a person decides may name it: whoever reads that must be able to pick it.
    """

    booking_id: str
    probability: float
    due: DueKind
    due_cents: int
    ticks: Ticks
    level: int
    evidence: tuple[str, ...]
    is_named: bool = False


class MatchVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """The decision, the candidates from best to worst, and why a person decides (which may name customers)."""

    decision: Decision
    booking_id: str | None
    candidates: tuple[Candidate, ...]
    why_not: str
    same_amount: int
    suggestion: SuggestedAction | None
    guards: tuple[Guard, ...]
