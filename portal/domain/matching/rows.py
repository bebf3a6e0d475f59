"""What the queue's pages are told of a payment that waits, and of the one that is looked at."""

from datetime import date, datetime, timedelta
from email.parser import BytesHeaderParser
from typing import Final
from uuid import UUID

import msgspec

from portal.domain.bookings import BookingLine
from portal.domain.matching.briefly import briefly
from portal.domain.matching.parse import Provider
from portal.domain.matching.parse.mail import decoded, tidy
from portal.domain.matching.parse.registry import SENDERS
from portal.domain.matching.score import Candidate, Suggestion
from portal.domain.matching.sort import Sorted
from tables.matching import NotificationState

SOON: Final = timedelta(days=7)
LONGEST_HEAD: Final = 100_000
PROVIDERS: Final[dict[str, str]] = {
    Provider.ZELLE: "Zelle",
    Provider.VENMO: "Venmo",
    Provider.STRIPE: "Stripe",
    Provider.BOFA: "Bank of America",
    Provider.PAYPAL: "PayPal",
    Provider.CASHAPP: "Cash App",
    Provider.NONE: "Unknown sender",
}
BANKS: Final = {sender.id: sender.name for sender in SENDERS}
UNPROVEN: Final = {
    Sorted.UNTRUSTED: (
        "Mails that fail the trust check are never matched. Look into the account first. If the money is really there, "
        "record it by hand, and this mail is kept as a note."
    ),
    Sorted.UNREAD: (
        "The mail is from whom it says, but not everything in it could be read. Look into the account, and record the "
        "money by hand if it is there."
    ),
    Sorted.TAKES_BACK: (
        "This mail tells of money that left again. Say which payment it was: its booking owes it again then."
    ),
}


def rail_name(provider: str) -> str:
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
        """Return the rail that the money took, and for Zelle the bank that tells of it."""
        rail, bank = rail_name(self.provider), BANKS.get(self.sender, "")
        return f"{rail} through {bank}" if self.provider == Provider.ZELLE and bank not in {"", rail} else rail

    @property
    def briefly(self) -> str:
        """Return why it waits, in a few words."""
        return briefly(self.guard)

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
        return self.suggestion == Suggestion.SPLIT

    @property
    def may_be_tip(self) -> bool:
        """Say whether it looks like a gratuity."""
        return self.suggestion == Suggestion.TIP

    @property
    def may_be_duplicate(self) -> bool:
        """Say whether it may be a payment told twice."""
        return self.suggestion == Suggestion.DUPLICATE


class Detail(Waiting, frozen=True, kw_only=True):
    """One payment with its mail; `left_cents` is what of its money nobody has been given, None where there is none."""

    revision: int
    state: NotificationState
    fee_cents: int | None
    handle: str | None
    memo: str | None
    transaction_id: str | None
    is_sure: bool
    reasons: tuple[str, ...]
    same_amount: int
    stations: tuple[UUID, ...]
    payer_index: bytes | None
    left_cents: int | None
    raw: bytes

    @property
    def is_waiting(self) -> bool:
        """Say whether it can be decided."""
        return self.state == NotificationState.WAITING

    @property
    def reason(self) -> str:
        """Return the sentence on why a person decides."""
        unproven = UNPROVEN.get(Sorted(self.guard)) if self.guard in set(Sorted) and self.left_cents is None else None
        return unproven or self.why or "It was not sure enough to be decided by itself."

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
