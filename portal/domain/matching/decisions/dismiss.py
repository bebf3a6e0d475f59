"""Set a notification aside: it is not a payment."""

from uuid import UUID

from portal.domain.matching.decision import conclude, money_of, take
from portal.text import money
from tables.matching import DecisionKind, PaymentDecision
from tables.unit_of_work import atomic


@atomic
async def dismiss(notification_id: UUID, *, user_id: UUID, revision: int, batch: UUID | None = None) -> PaymentDecision:
    """Set a notification aside, with its money if it has any: that stays visible as unallocated.

    `batch` joins it to others that are set aside together.

    Raises:
        AlreadyDecided: somebody else was first.

    """
    notification = await take(notification_id, revision=revision)
    received = await money_of(notification)
    what = f"{money(received.gross_cents, received.currency)} dismissed" if received else "Not a payment, dismissed"
    return await conclude(notification, DecisionKind.DISMISS, user_id=user_id, summary=what, batch=batch)
