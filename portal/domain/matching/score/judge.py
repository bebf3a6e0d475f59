"""The judgment of one payment: apply it, or lay it before a person with the best candidates and the reasons."""

from collections.abc import Sequence
from datetime import datetime
from itertools import combinations
from math import exp

from portal.domain.matching.score.amounts import EXACT, SUGGESTIONS
from portal.domain.matching.score.candidates import Scored
from portal.domain.matching.score.evidence import explain, explain_why_not
from portal.domain.matching.score.facts import (
    Candidate,
    Decision,
    DueKind,
    Known,
    MatchVerdict,
    OpenBooking,
    Received,
    SuggestedAction,
    Tick,
    Ticks,
)
from portal.domain.matching.score.gate import Ruling, rule
from portal.domain.matching.score.index import Index
from portal.domain.matching.score.memo import Purpose
from portal.domain.matching.score.names import Kinship
from portal.domain.matching.score.question import Question
from portal.domain.matching.score.weights import NONE_OF_THESE, Point

SHOWN = 8
"""Candidates that a person is shown at most."""


def judge(
    received: Received,
    bookings: Sequence[OpenBooking] | Index,
    known: Known,
    *,
    at: datetime,
    references_checked: bool = True,
) -> MatchVerdict:
    """Decide, at the time `at`, which of the open bookings the money is for.

    `references_checked` says that the last character of every reference is a check character.
    """
    index = bookings if isinstance(bookings, Index) else Index(bookings)
    question = Question(received, index, known, references_checked=references_checked)
    scored = sorted((Scored(entry, question) for entry in question.entries()), key=_rank, reverse=True)
    ruling = rule(question, scored, at=at)
    chosen = ruling.chosen if not ruling.guards else None
    return MatchVerdict(
        decision=Decision.AUTO if chosen else Decision.REVIEW,
        booking_id=chosen.entry.booking.id if chosen else None,
        candidates=_candidates(_with_first(chosen, scored), question, named=_named(ruling)),
        why_not=_why_not(ruling, question, scored),
        same_amount=index.same_amount(received.currency, received.amount_cents),
        suggestion=_suggest(ruling, question, scored),
        guards=ruling.guards,
    )


def _rank(scored: Scored) -> tuple[float, datetime]:
    return scored.weight, scored.entry.booking.created_at


def _with_first(chosen: Scored | None, scored: Sequence[Scored]) -> list[Scored]:
    others = [each for each in scored if each is not chosen]
    return [chosen, *others] if chosen else others


def _named(ruling: Ruling) -> list[Scored]:
    """Return those that evidence points to, and of which the sentence on why a person decides may speak."""
    return [each for each in (ruling.chosen, ruling.first, *ruling.rivals[:1]) if each is not None]


def _candidates(scored: Sequence[Scored], question: Question, *, named: Sequence[Scored]) -> tuple[Candidate, ...]:
    odds = [exp(each.weight) for each in scored]
    whole = sum(odds) + exp(NONE_OF_THESE)
    return tuple(
        _candidate(each, odd / whole, question, is_named=each in named)
        for place, (each, odd) in enumerate(zip(scored, odds, strict=True))
        if place < SHOWN or each in named
    )


def _candidate(scored: Scored, probability: float, question: Question, *, is_named: bool) -> Candidate:
    return Candidate(
        booking_id=scored.entry.booking.id,
        probability=round(probability, 4),
        due=scored.fit.due,
        due_cents=scored.fit.cents,
        ticks=_ticks(scored),
        level=3 if probability >= 0.9 else 2 if probability >= 0.3 else 1,  # noqa: PLR2004 - strong, plausible, weak
        evidence=explain(scored, question),
        is_named=is_named,
    )


def _ticks(scored: Scored) -> Ticks:
    return Ticks(
        name=_tick(scored, _NAME_TICKS),
        amount=_tick(scored, _AMOUNT_TICKS),
        memo=_tick(scored, _MEMO_TICKS),
        date=_tick(scored, _DATE_TICKS),
        alias=_tick(scored, _ALIAS_TICKS),
    )


def _tick(scored: Scored, ticks: dict[Point, Tick]) -> Tick:
    """Return what the points say together: anything against outweighs, else the best of them."""
    said = {ticks[point] for point in scored.points if point in ticks}
    return next((tick for tick in (Tick.AGAINST, Tick.YES, Tick.NEAR) if tick in said), Tick.NO)


def _why_not(ruling: Ruling, question: Question, scored: Sequence[Scored]) -> str:
    if not ruling.guards:
        return ""
    first = ruling.chosen or ruling.first or next(iter(scored), None)
    return explain_why_not(ruling.guards[0], question, first, next(iter(ruling.rivals), None))


def _suggest(ruling: Ruling, question: Question, scored: Sequence[Scored]) -> SuggestedAction | None:
    """Return what a person may want to do, where the best candidate does not owe exactly this amount."""
    if not ruling.guards:
        return None
    for purpose, suggestion in _BY_PURPOSE.items():
        if purpose in question.memo.purposes:
            return suggestion
    best = next(iter(scored), None)
    if best is None or best.is_exact:
        return None
    if _is_split(question, scored):
        return SuggestedAction.SPLIT
    return SuggestedAction.DUPLICATE if _is_repeated(best, question.received) else SUGGESTIONS.get(best.fit.point)


def _is_split(question: Question, scored: Sequence[Scored]) -> bool:
    """Tell whether the amount is the sum of what two bookings owe that names, references or the past point to."""
    linked = [each for each in scored if _is_linked(each)]
    wanted = question.received.amount_cents
    return any(
        mine.cents + other.cents == wanted
        for one, two in combinations(linked[:SHOWN], 2)
        for mine in one.entry.asked
        for other in two.entry.asked
    )


def _is_linked(scored: Scored) -> bool:
    return max(scored.kinship, scored.memo_kinship) >= Kinship.INITIAL or bool(_LINKING.intersection(scored.points))


def _is_repeated(best: Scored, received: Received) -> bool:
    booking = best.entry.booking
    return 0 < received.amount_cents == booking.deposit_cents <= booking.paid_cents or (
        best.fit.due is DueKind.NOTHING and received.amount_cents == booking.total_cents - booking.deposit_cents
    )


_BY_PURPOSE = {Purpose.ELSEWHERE: SuggestedAction.NOT_A_PAYMENT, Purpose.TIP: SuggestedAction.TIP}
_LINKING = frozenset({Point.REFERENCE, Point.ALIAS, Point.HANDLE, Point.CONTACT, Point.DECLARED})
_NAME_TICKS = {
    Point.NAME_SAME: Tick.YES,
    Point.NAME_SPELLED: Tick.YES,
    **dict.fromkeys(
        (Point.NAME_LONGER, Point.NAME_MISSPELT, Point.NAME_INITIAL, Point.NAME_SIMILAR, Point.NAME_SURNAME), Tick.NEAR
    ),
}
_AMOUNT_TICKS = {
    **dict.fromkeys(EXACT, Tick.YES),
    **dict.fromkeys(
        (Point.WITH_FEE, Point.WITH_USUAL_TIP, Point.WITH_TIP, Point.DEPOSIT_TWICE, Point.DEPOSIT_ROUNDED), Tick.NEAR
    ),
    **dict.fromkeys((Point.ROUNDED, Point.PART_EVEN), Tick.NEAR),
    **dict.fromkeys((Point.AMOUNT_MORE, Point.NOTHING_DUE), Tick.AGAINST),
}
_MEMO_TICKS = {
    **dict.fromkeys((Point.REFERENCE, Point.MEMO_SAME, Point.CONTACT), Tick.YES),
    **dict.fromkeys(
        (
            Point.REFERENCE_LOOSE,
            Point.REFERENCE_NEAR,
            Point.REFERENCE_FAILED_CHECK,
            Point.MEMO_DOUBTFUL,
            Point.MEMO_INITIAL,
            Point.MEMO_GIVEN,
        ),
        Tick.NEAR,
    ),
    **dict.fromkeys((Point.REFERENCE_OTHER, Point.MEMO_OTHER), Tick.AGAINST),
}
_DATE_TICKS = {Point.DATE_SAME: Tick.YES, Point.DATE_NEAR: Tick.NEAR, Point.DATE_OTHER: Tick.AGAINST}
_ALIAS_TICKS = {
    **dict.fromkeys((Point.ALIAS, Point.HANDLE, Point.DECLARED), Tick.YES),
    Point.HANDLE_TYPED: Tick.NEAR,
    Point.REFUSED: Tick.AGAINST,
}
