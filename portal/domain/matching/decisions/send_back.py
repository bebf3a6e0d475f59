"""Send a notification back that its reading has set aside."""

from uuid import UUID

from portal.domain.errors import Refused
from portal.domain.matching.decision import conclude
from portal.domain.matching.sort import Sorted
from tables.matching import DecisionKind, NotificationState, PaymentDecision, PaymentNotification
from tables.unit_of_work import atomic


class CannotSendBack(Refused):
    """It waits already, or tells of a payment that is here."""


@atomic
async def send_back(notification_id: UUID, *, user_id: UUID) -> PaymentDecision:
    """Let a notification wait for a person that was set aside as no payment; only a person can decide it from then on.

    Raises:
        CannotSendBack: it was not set aside, or is a second mail about a payment that is here.

    """
    notification = await PaymentNotification.one(notification_id, lock=True)
    if notification.state != NotificationState.SET_ASIDE:
        raise CannotSendBack("It isn’t dismissed, so there’s nothing to restore.")
    if notification.guard == Sorted.DUPLICATE:
        raise CannotSendBack("It is a second mail about a payment that is here. Look for the first one.")
    notification.guard = Sorted.SENT_BACK
    notification.why = "A person restored it: it had been dismissed as not a payment."
    return await conclude(notification, DecisionKind.SEND_BACK, user_id=user_id, summary="Restored to review")
