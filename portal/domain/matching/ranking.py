"""The judgment as it is kept with a notification: sealed JSON, because its sentences name customers."""

from uuid import UUID

import msgspec

from portal.domain.matching.score import Candidate, Decision, MatchVerdict
from tables.matching import PaymentNotification


def keep(notification: PaymentNotification, verdict: MatchVerdict) -> None:
    """Write a verdict into the notification's columns."""
    keep_candidates(notification, verdict)
    notification.why = verdict.why_not
    notification.guard = str(verdict.guards[0]) if verdict.guards else ""
    notification.suggestion = str(verdict.suggestion or "")
    notification.same_amount = verdict.same_amount
    chosen = verdict.booking_id if verdict.decision == Decision.AUTO else None
    notification.would_match = UUID(chosen) if chosen else None


def keep_candidates(notification: PaymentNotification, verdict: MatchVerdict) -> None:
    """Write only the ranking: why a person decides, and what would have been done when it came, stay as they were."""
    notification.candidates = msgspec.json.encode(verdict.candidates).decode()


def kept(candidates: str | None) -> tuple[Candidate, ...]:
    """Read the candidates that were kept, from the best to the worst."""
    return msgspec.json.decode(candidates, type=tuple[Candidate, ...]) if candidates else ()
