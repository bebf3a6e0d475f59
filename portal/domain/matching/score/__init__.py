"""The judgment of payments: pure functions of what a mail says, the open bookings, and what staff have taught.

`judge` is the way in; `Index` holds the open bookings for many judgments, or those that one payment may mean: `Sought`
says which those are. By a payer's `payer_keys` a database finds what was learned about them.
"""

from portal.domain.matching.score.codes import fold_code
from portal.domain.matching.score.facts import (
    Candidate,
    Decision,
    Declaration,
    DueKind,
    Guard,
    Known,
    MatchVerdict,
    OpenBooking,
    Received,
    SuggestedAction,
    Tick,
    Ticks,
)
from portal.domain.matching.score.few import Few, NotEnough
from portal.domain.matching.score.index import MOST_OF_AN_AMOUNT, Index, codes_to_find, days_around, words_to_find
from portal.domain.matching.score.judge import judge
from portal.domain.matching.score.names import read_name
from portal.domain.matching.score.question import payer_keys
from portal.domain.matching.score.sought import Sought

__all__ = [
    "MOST_OF_AN_AMOUNT",
    "Candidate",
    "Decision",
    "Declaration",
    "DueKind",
    "Few",
    "Guard",
    "Index",
    "Known",
    "MatchVerdict",
    "NotEnough",
    "OpenBooking",
    "Received",
    "Sought",
    "SuggestedAction",
    "Tick",
    "Ticks",
    "codes_to_find",
    "days_around",
    "fold_code",
    "judge",
    "payer_keys",
    "read_name",
    "words_to_find",
]
