"""Which entries receipts tell of. Pure."""

from portal.domain.payments.queries import LedgerEntry
from tables.payments import AllocationKind, Payment


def is_told(entry: LedgerEntry | Payment) -> bool:
    """Say whether a receipt tells of an entry: of what came for a price, and of what had not come after all.

    What was moved on from there, as a gratuity or credit, had come all the same; and what is moved back was told.
    """
    comes = entry.amount_cents > 0
    return entry.kind == AllocationKind.BOOKING and comes == (entry.reverses is None)
