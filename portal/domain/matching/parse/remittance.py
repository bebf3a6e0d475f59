"""What a payment mail says, in our words."""

from datetime import datetime
from enum import StrEnum

import msgspec

PARSER_VERSION = "2"
"""Raised whenever the same mail may be read differently, so that old mail can be read again."""


class Provider(StrEnum):
    """The payment method of the money; a Zelle mail from a bank is Zelle."""

    ZELLE = "zelle"
    VENMO = "venmo"
    STRIPE = "stripe"
    BOFA = "bofa"
    PAYPAL = "paypal"
    CASHAPP = "cashapp"
    NONE = "none"


class Kind(StrEnum):
    """What happened, seen from us. Only INCOMING is money that has arrived."""

    INCOMING = "incoming_payment"
    OUTGOING = "outgoing"
    REQUEST = "request"
    PENDING = "pending"
    CANCELLED = "cancelled"
    REFUND = "refund"
    PAYOUT = "payout"
    DISPUTE = "dispute"
    MARKETING = "marketing"
    OTHER = "other"
    PHISHING = "phishing"


class Origin(StrEnum):
    """Where a mail comes from, as far as that can be told."""

    LISTED = "listed"
    TAUGHT = "taught"
    UNKNOWN = "unknown"
    """An authentic mail of a sender that is not on the list."""
    UNPROVEN = "unproven"
    FORWARDED = "forwarded"
    IMITATED = "imitated"
    UNREADABLE = "unreadable"
    """A mail that could not be read at all, or not in time."""


class Remittance(msgspec.Struct, frozen=True, kw_only=True):
    """One mail, read: who paid how much, whether to believe it, and why.

    `trusted` says that the mail is from whom it claims to be; `sure` that it was also understood. Money may be
    applied without a person only when both hold and `kind` is INCOMING. Amounts are cents of `currency`; a business
    profile's `amount_cents` is gross. `sent_at` is UTC, or None when the Date header cannot be read (a reason says so).
    """

    provider: Provider
    sender: str
    """The id of the registry entry that read it, such as "zelle.chase"; empty when none did."""
    kind: Kind
    amount_cents: int | None = None
    currency: str | None = None
    payer_name: str | None = None
    handle: str | None = None
    """What the mail says of the payer besides the name: an @handle, a $cashtag or an e-mail address."""
    recipient: str | None = None
    """Whose account it is about, as the mail says: a handle or account name, else the address that it is written to."""
    is_ours: bool | None = None
    """Whether that account is ours; None when nobody can tell, because the mail or we do not know."""
    memo: str | None = None
    transaction_id: str | None = None
    fee_cents: int | None = None
    net_cents: int | None = None
    sent_at: datetime | None = None
    message_id: str | None = None
    writer: str = ""
    """The address in the From header, in lower case, whether or not it is true."""
    origin: Origin = Origin.UNPROVEN
    trusted: bool
    sure: bool
    misfit: str = ""
    """Why an authentic mail of a taught sender, which tells of money that came, is not built as it was taught."""
    reasons: tuple[str, ...] = ()
    """Sentences for staff: why it is trusted or not, and what could not be read."""
    parser_version: str = PARSER_VERSION
