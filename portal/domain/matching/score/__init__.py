"""The judgement of payments: pure functions of what a mail says, the open bookings, and what staff have taught.

`judge` is the way in; `Index` holds the open bookings for many judgements; by a payer's `payer_keys` a database finds
what was learned about them.
"""

from portal.domain.matching.score.facts import (
    Candidate,
    Decision,
    Declared,
    Due,
    Guard,
    Known,
    OpenBooking,
    Received,
    Suggestion,
    Tick,
    Ticks,
    Verdict,
)
from portal.domain.matching.score.index import Index
from portal.domain.matching.score.judge import judge
from portal.domain.matching.score.question import payer_keys

__all__ = [
    "Candidate",
    "Decision",
    "Declared",
    "Due",
    "Guard",
    "Index",
    "Known",
    "OpenBooking",
    "Received",
    "Suggestion",
    "Tick",
    "Ticks",
    "Verdict",
    "judge",
    "payer_keys",
]
