"""What a receipt says beside what every letter about a booking does."""

from datetime import datetime

import msgspec

from portal.domain.payments.methods import by_words


class ReceiptPart(msgspec.Struct, frozen=True):
    """A received payment that a receipt is about: how and when it came, and how much of it, in cents."""

    provider: str
    received_at: datetime
    amount_cents: int

    @property
    def by(self) -> str:
        """Say how it came."""
        return by_words(self.provider)


class ReceiptFacts(msgspec.Struct, frozen=True):
    """What was given to a booking by one decision, out of one payment or several; negative: what was not theirs.

    `is_credit` says that the money was here already, as the customer's credit.
    """

    parts: tuple[ReceiptPart, ...]
    is_credit: bool = False

    @property
    def amount_cents(self) -> int:
        """Return what the parts come to."""
        return sum(part.amount_cents for part in self.parts)
