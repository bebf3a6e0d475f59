"""The sentences of the ranked list."""

from datetime import timedelta

import pytest

from portal.domain.today import Need, NeedKind, title, why
from portal.domain.today.words import REASONS, TITLES
from portal.text import duration
from tests.today.examples import NOW, ZONE, need


@pytest.mark.parametrize(
    ("about", "words", "reason"),
    [
        (
            need(NeedKind.NO_CHEF, hours=7.5, number=1),
            "Dana Ortiz on Sat, Jun 13, 7:30 PM has no chef",
            "the party begins in 7 h 30 min, and finding somebody can take days",
        ),
        (
            need(NeedKind.PAYMENT, hours=1, worth_cents=100_00, number=1, at=NOW - timedelta(minutes=12),
                 words="Several customers of that name", runs_out="the hold ends"),
            "$100.00 that may be Dana Ortiz’s",
            "it has waited 12 min, and the hold ends in 1 h; several customers of that name",
        ),
        (
            need(NeedKind.HOLD, hours=0.7, number=100_00),
            "Dana Ortiz’s hold ends at 12:42 PM",
            "the date is free again in 42 min unless $100.00 comes",
        ),
        (
            need(NeedKind.REFUND, hours=-30, worth_cents=1_100_00),
            "Give $1,100.00 back to Dana Ortiz",
            "it has been due for 30 h",
        ),
        (
            need(NeedKind.MESSAGE, hours=2, at=NOW - timedelta(hours=2)),
            "Answer Dana Ortiz",
            "they have waited 2 h",
        ),
        (
            need(NeedKind.TASK, hours=4, words="Call about the stairs"),
            "Call about the stairs (Dana Ortiz)",
            "it is due in 4 h",
        ),
    ],
)  # fmt: skip
def test_a_row_says_what_and_why(about: Need, words: str, reason: str) -> None:
    assert title(about, ZONE) == words
    assert why(about, NOW) == reason


@pytest.mark.parametrize("kind", list(NeedKind))
def test_every_kind_has_its_words(kind: NeedKind) -> None:
    assert title(need(kind, hours=1), ZONE)
    assert why(need(kind, hours=-1), NOW)[0].islower()
    assert {kind} <= TITLES.keys() & REASONS.keys()


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(0, "1 min"), (42, "42 min"), (60, "1 h"), (450, "7 h 30 min"), (1860, "31 h"), (4400, "3 days")],
)
def test_a_length_is_as_exact_as_anybody_needs_it(minutes: int, written: str) -> None:
    assert duration(timedelta(minutes=minutes)) == written
