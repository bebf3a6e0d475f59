"""Read mails again once it is known, or no longer, whose account they are about."""

from uuid import UUID

from portal.domain.matching.lock_payments import lock_notification
from portal.domain.matching.receive import read
from portal.domain.matching.reread import reread
from portal.domain.matching.sort import Sorted, guard_of
from portal.domain.matching.whose import known_of, state_for
from tables.matching import NotificationState, PaymentNotification
from tables.scope import scope
from tables.system import RawMail
from tables.unit_of_work import atomic

_WAITS = (PaymentNotification.state == NotificationState.WAITING) & (PaymentNotification.guard != Sorted.SENT_BACK)
_HELD_BACK = (PaymentNotification.state == NotificationState.SET_ASIDE) & (
    PaymentNotification.guard == Sorted.RECIPIENT
)


async def reread_recipients(mailbox_id: UUID | None = None) -> int:
    """Read what waits in a mailbox (in each, without one) again where that gives another answer now; say how many.

    What is ours may have become more or less; what a person sent back stays with people. Each mail is written in a
    transaction of its own, and only where something changes: so this may be run again, and goes on where it was
    stopped.
    """
    query = PaymentNotification.select(PaymentNotification.id, PaymentNotification.stations)
    query = query.where(_WAITS | _HELD_BACK)
    if mailbox_id:
        query = query.where(PaymentNotification.mail.mailbox == mailbox_id)
    rows = await query.order_by(PaymentNotification.id)
    ids = [row["id"] for row in rows if scope().stations.issuperset(row["stations"])]
    return sum([await _reread(notification_id) for notification_id in ids])


@atomic
async def _reread(notification_id: UUID) -> bool:
    """Look at it without a lock on its row, as reading may take a while, but one after the other."""
    await lock_notification(notification_id)
    notification = await PaymentNotification.one(notification_id)
    return await _is_told_otherwise(notification) and await reread(notification.id)


async def _is_told_otherwise(notification: PaymentNotification) -> bool:
    """Say whether its recipient, and nothing else, would now be judged in another way."""
    if notification.state == NotificationState.MATCHED:
        return False
    remittance = await read(await RawMail.one(notification.mail))
    was_held, is_held = notification.guard == Sorted.RECIPIENT, guard_of(remittance) is Sorted.RECIPIENT
    if was_held != is_held:
        return True
    if not is_held:
        return False
    standing = (await known_of(notification)).standing(remittance.recipient)
    return bool((notification.recipient, notification.state) != (remittance.recipient, state_for(standing)))
