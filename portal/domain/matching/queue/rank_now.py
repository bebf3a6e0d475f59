"""Rank the candidates of a payment as things stand now: those kept since it came may have been paid or called off."""

from typing import Final

import msgspec

from portal.domain import bookings
from portal.domain.matching.called_off import called_off, said_of
from portal.domain.matching.elsewhere import named_elsewhere, said_of_elsewhere
from portal.domain.matching.match import judge_again
from portal.domain.matching.queue.rows import Detail
from portal.domain.matching.ranking import keep_candidates, kept
from portal.domain.matching.score import Candidate, Decision, MatchVerdict
from portal.domain.matching.sort import Sorted
from tables.matching import PaymentNotification
from tables.scope import scope

FITS_NOW: Final = "It fits by now, though it did not when the mail came. Look once, and confirm it."


async def rank_now(notification: PaymentNotification) -> tuple[Candidate, ...]:
    """Rank a (locked) notification's candidates once more, and keep them with it: a decision stands on these.

    Who sees only some of its stations cannot judge it: the candidates stay as they were kept.
    """
    if scope().stations.issuperset(notification.stations):
        keep_candidates(notification, await judge_again(notification))
    return kept(notification.candidates)


async def as_of_now(detail: Detail) -> Detail:
    """Return a payment as it would be laid before a person if its mail came now. Nothing is written.

    What was ranked before and is no candidate any more stays in sight as `former`. Nothing changes where there is
    nothing to judge: it is decided, proves no money, or is also of stations out of scope.
    """
    if not detail.is_waiting or detail.left_cents is None or not scope().stations.issuperset(detail.stations):
        return detail
    verdict = await judge_again(await PaymentNotification.one(detail.id))
    ids = {each.booking_id for each in verdict.candidates}
    guard, why = _reason(detail, verdict)
    elsewhere = await named_elsewhere(detail.memo, detail.stations)
    off = await called_off(detail.memo) if verdict.decision != Decision.AUTO else []
    if elsewhere:
        guard, why = Sorted.ELSEWHERE, said_of_elsewhere(elsewhere)
    elif off:
        guard, why = Sorted.CALLED_OFF, said_of(off)
    named = (*off, *(await bookings.by_ids([each.booking for each in elsewhere])).values())
    return msgspec.structs.replace(
        detail,
        ranking=verdict.candidates,
        former=tuple(each for each in detail.ranking if each.booking_id not in ids),
        guard=guard,
        why=why,
        suggestion=str(verdict.suggestion or ""),
        same_amount=verdict.same_amount,
        named=tuple(line for line in named if str(line.id) not in ids),
        elsewhere=elsewhere,
    )


def _reason(detail: Detail, verdict: MatchVerdict) -> tuple[str, str | None]:
    """Return why a person decides: what stands against it now, or that it is being tried out."""
    if verdict.decision != Decision.AUTO:
        return str(verdict.guards[0]), verdict.why_not
    is_tried_out = detail.guard == Sorted.SHADOW and detail.best_id and str(detail.best_id) == verdict.booking_id
    return (detail.guard, detail.why) if is_tried_out else ("", FITS_NOW)
