"""Whether the first candidate of a payment is so plain that it may be confirmed at a glance, together with others."""

from collections.abc import Sequence
from typing import Final

from portal.domain.matching.queue.options import Option
from portal.domain.matching.queue.rows import Detail
from portal.domain.matching.score import Guard
from portal.domain.matching.sort import Sorted

LIKELY: Final = 3
_ONLY_TO_LOOK_AT: Final = frozenset({"", Sorted.SHADOW, Guard.STALE, Guard.LATE_DEPOSIT, Guard.UNSURE_NAME})
"""Reasons that ask for somebody's look, and name no other booking, payer or purpose."""


def is_sure(detail: Detail, options: Sequence[Option]) -> bool:
    """Say so of a payment, as it stands now, with its candidates.

    The first is likely and owes exactly this, at a station that the mail came for, and nothing else could be meant.
    """
    if not options or detail.guard not in _ONLY_TO_LOOK_AT or detail.suggestion or detail.named or detail.elsewhere:
        return False
    first = options[0]
    return (
        detail.is_trusted
        and first.level[0] == LIKELY
        and first.is_likely
        and first.is_exact
        and first.booking.station in detail.stations
    )
