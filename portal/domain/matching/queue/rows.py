"""What the queue's pages are told of a payment that waits, and of the one that is looked at."""

from datetime import date, datetime, timedelta
from email.parser import BytesHeaderParser
from typing import Final
from uuid import UUID

import msgspec

from portal.domain.bookings import BookingLine
from portal.domain.matching.elsewhere import Elsewhere
from portal.domain.matching.parse import Kind, Provider
from portal.domain.matching.parse.mail import decoded, tidy
from portal.domain.matching.parse.registry import SENDERS
from portal.domain.matching.queue.briefly import briefly
from portal.domain.matching.score import Candidate, SuggestedAction
from portal.domain.matching.sort import Sorted
from portal.domain.payments import BY_HAND
from tables.matching import NotificationState

SOON: Final = timedelta(days=7)
LONGEST_HEAD: Final = 100_000
CURRENCY: Final = "USD"
PROVIDERS: Final[dict[str, str]] = {
    Provider.ZELLE: "Zelle",
    Provider.VENMO: "Venmo",
    Provider.STRIPE: "Stripe",
    Provider.BOFA: "Bank of America",
    Provider.PAYPAL: "PayPal",
    Provider.CASHAPP: "Cash App",
    Provider.NONE: "Unknown sender",
    **BY_HAND,
}
BANKS: Final = {sender.id: sender.name for sender in SENDERS}
NO_MONEY: Final = {
    Sorted.UNTRUSTED: (
        "Mails that fail the trust check are never matched. Look into the account first. If the money is really there, "
        "record it by hand, and this mail is kept as a note."
    ),
    Sorted.UNPROVEN: (
        "Nothing proves that this mail is from whom it names, and nothing speaks against it. Look into the account, "
        "and record the money by hand if it is there."
    ),
    Sorted.UNKNOWN_SENDER: (
        "This mail may tell of money, but it is from a bank or app that the portal can’t read yet. Look into the "
        "account, and record the money by hand if it is there."
    ),
    Sorted.FORWARDED: (
        "Somebody forwarded this mail by hand, and nobody can tell what it said at first. Look into the account, and "
        "record the money by hand if it is there."
    ),
    Sorted.RECIPIENT: (
        "This mail tells of money that came into an account that isn’t known to be yours. Look into yours, and record "
        "the money by hand if it is there."
    ),
    Sorted.UNREAD: (
        "Not everything in this mail could be read. Look into the account, and record the money by hand if it is there."
    ),
    Sorted.TAKES_BACK: (
        "This mail tells of money that left again. Say which payment it was: its booking owes it again then."
    ),
}
DOUBTS: Final = {
    Sorted.UNPROVEN: "Not proven",
    Sorted.UNKNOWN_SENDER: "Unknown bank",
    Sorted.FORWARDED: "Forwarded by hand",
    Sorted.RECIPIENT: "Whose account?",
}


def payment_method(provider: str) -> str:
    """Return a provider as people call it."""
    return PROVIDERS[Provider(provider)]


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A payment in the queue's list; `amount_cents` is None where the mail names none."""

    id: UUID
    provider: str
    sender: str
    kind: str
    amount_cents: int | None
    currency: str | None
    payer_name: str | None
    sent_at: datetime
    stations: tuple[UUID, ...]
    is_trusted: bool
    guard: str
    suggestion: str
    why: str | None
    later_until_at: datetime | None
    urgent_at: datetime | None
    ranking: tuple[Candidate, ...]
    best: BookingLine | None = None

    @property
    def best_id(self) -> UUID | None:
        """Return the booking ranked first."""
        return UUID(self.ranking[0].booking_id) if self.ranking else None

    @property
    def provider_name(self) -> str:
        """Return the payment method, and for Zelle the bank that tells of it."""
        method, bank = payment_method(self.provider), BANKS.get(self.sender, "")
        return f"{method} through {bank}" if self.provider == Provider.ZELLE and bank not in {"", method} else method

    @property
    def briefly(self) -> str:
        """Return why it waits, in a few words."""
        return briefly(self.guard, self.kind)

    @property
    def is_phishing(self) -> bool:
        """Say whether something about the mail is false, and not only unproven."""
        return self.kind == Kind.PHISHING

    @property
    def doubt(self) -> str | None:
        """Return what is open about the mail itself, in two words."""
        if self.is_phishing:
            return "Do not trust"
        return DOUBTS.get(Sorted(self.guard)) if self.guard in DOUBTS else None if self.is_trusted else "Not proven"

    @property
    def hold_ends_at(self) -> datetime | None:
        """Return when the hold of the best candidate's date runs out, where that comes before the party."""
        if self.best is None or self.urgent_at is None or self.urgent_at >= self.best.starts_at:
            return None
        return self.urgent_at

    def party_in_days(self, today: date) -> int | None:
        """Return in how many days the party of the best candidate is, where that is within a week."""
        if self.best is None or not timedelta() <= self.best.event_date - today <= SOON:
            return None
        return (self.best.event_date - today).days

    @property
    def may_be_several(self) -> bool:
        """Say whether it looks like the money for two bookings."""
        return self.suggestion == SuggestedAction.SPLIT

    @property
    def may_be_tip(self) -> bool:
        """Say whether it looks like a gratuity."""
        return self.suggestion == SuggestedAction.TIP

    @property
    def may_be_duplicate(self) -> bool:
        """Say whether it may be a payment told twice."""
        return self.suggestion == SuggestedAction.DUPLICATE


class Detail(Waiting, frozen=True, kw_only=True):
    """One payment with its mail, which is empty where it is another station's.

    `left_cents` is what of its money nobody has been given, None where there is none.
    `former` were candidates when the mail came, and are none any more. `named` are bookings that its memo names, and
    that nobody ranks: they are off, or of another station. `elsewhere` are all of the latter, also those out of scope.
    """

    revision: int
    state: NotificationState
    fee_cents: int | None
    handle: str | None
    recipient: str | None
    memo: str | None
    transaction_id: str | None
    is_sure: bool
    reasons: tuple[str, ...]
    same_amount: int
    payer_index: bytes | None
    mailbox: UUID | None
    left_cents: int | None
    raw: bytes
    former: tuple[Candidate, ...] = ()
    named: tuple[BookingLine, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """Say whether it can be decided."""
        return self.state == NotificationState.WAITING

    @property
    def is_matched(self) -> bool:
        """Say whether it was put towards a booking."""
        return self.state == NotificationState.MATCHED

    @property
    def reason(self) -> str:
        """Return the sentence on why a person decides."""
        if self.left_cents is None and self.guard in NO_MONEY and not (self.asks_whose and self.why):
            is_unproven = self.guard == Sorted.UNTRUSTED and not self.is_phishing
            return NO_MONEY[Sorted.UNPROVEN if is_unproven else Sorted(self.guard)]
        return self.why or "It was not sure enough to be decided by itself."

    @property
    def asks_whose(self) -> bool:
        """Say whether it waits only to know whether the account that the mail names is ours."""
        return self.guard == Sorted.RECIPIENT

    @property
    def can_teach(self) -> bool:
        """Say whether a person can show the portal with this mail how its bank's mails are read."""
        is_taught = self.sender != "" and self.sender not in BANKS
        return self.guard == Sorted.UNKNOWN_SENDER or (is_taught and self.guard == Sorted.UNREAD)

    @property
    def is_foreign(self) -> bool:
        """Say whether it came in another currency than prices are in."""
        return self.currency not in {None, CURRENCY}

    @property
    def takes_back(self) -> bool:
        """Say whether the mail tells of money that left again."""
        return self.guard == Sorted.TAKES_BACK and self.left_cents is None

    @property
    def net_cents(self) -> int | None:
        """Return what reached the account, where the mail names a fee."""
        if self.amount_cents is None or not self.fee_cents:
            return None
        return self.amount_cents - self.fee_cents

    @property
    def head(self) -> dict[str, str]:
        """Return the mail's headers that a person looks at."""
        message = BytesHeaderParser().parsebytes(self.raw[:LONGEST_HEAD])
        return {name: tidy(decoded(str(message[name]))) for name in ("From", "To", "Subject") if message[name]}
