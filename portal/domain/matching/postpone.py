"""Put a notification off until later."""

from datetime import datetime, timedelta
from uuid import UUID

from portal import clock
from portal.domain.matching.decision import conclude, take
from tables.matching import DecisionKind, PaymentDecision
from tables.unit_of_work import atomic

UNTIL_LATER = timedelta(hours=4)


@atomic
async def postpone(
    notification_id: UUID, *, user_id: UUID, revision: int, until_at: datetime | None = None
) -> PaymentDecision:
    """Move a notification to the end of the queue, with a mark, until a time (in four hours where none is named).

    Raises:
        AlreadyDecided: somebody else was first.

    """
    notification = await take(notification_id, revision=revision)
    notification.later_until_at = until_at or clock.now() + UNTIL_LATER
    return await conclude(notification, DecisionKind.POSTPONE, user_id=user_id, summary="To be looked at later")
