"""Put a notification off until later."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from portal import clock
from portal.domain.errors import Refused
from portal.domain.matching.decision import conclude, take
from portal.text import local_moment
from tables.matching import DecisionKind, PaymentDecision
from tables.unit_of_work import atomic

MOST_DAYS: Final = 60


class NotLater(Refused):
    """The time is over, or so far ahead that nobody would think of the payment any more."""


@atomic
async def snooze(notification_id: UUID, *, user_id: UUID, revision: int, until_at: datetime) -> PaymentDecision:
    """Move a notification to the end of the queue, with a mark, until a time, which is told by the clock that it has.

    Raises:
        NotLater: the time is over, or more than 60 days ahead.
        AlreadyDecided: somebody else was first.

    """
    now = clock.now()
    if until_at <= now:
        raise NotLater("That is over. Choose a time that is still to come.", field="at")
    if until_at > now + timedelta(days=MOST_DAYS):
        raise NotLater(f"That is too far ahead. Choose a day within {MOST_DAYS} days.", field="at")
    notification = await take(notification_id, revision=revision)
    notification.later_until_at = until_at
    return await conclude(
        notification,
        DecisionKind.POSTPONE,
        user_id=user_id,
        summary=f"Snoozed until {local_moment(until_at)} {until_at:%Z}",
    )
