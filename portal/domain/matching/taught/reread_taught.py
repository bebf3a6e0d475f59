"""Read what waits of a sender again, once it is trusted in a version, or no longer."""

from uuid import UUID

from portal.domain.matching.receive import read
from portal.domain.matching.reread import reread
from portal.domain.matching.sort import Sorted
from tables.crypto import keys
from tables.matching import NotificationState, PaymentNotification
from tables.scope import scope, the_business
from tables.system import RawMail, TaughtSender
from tables.unit_of_work import atomic


async def reread_taught(taught_id: UUID) -> int:
    """Read the waiting mails of a taught sender again where that gives another answer now; say how many.

    What a person sent back stays with people. Each mail is looked at in a transaction of its own, and written only
    where something changes: so this may be run again, and goes on where it was stopped.
    """
    taught = await TaughtSender.one(taught_id)
    rows = await (
        PaymentNotification.select(PaymentNotification.id, PaymentNotification.stations)
        .where(PaymentNotification.writer_index == keys().blind(the_business(), "writer", taught.address))
        .where(PaymentNotification.state == NotificationState.WAITING)
        .where(PaymentNotification.guard != Sorted.SENT_BACK)
        .order_by(PaymentNotification.id)
    )
    ids = [row["id"] for row in rows if scope().stations.issuperset(row["stations"])]
    return sum([await _reread(notification_id) for notification_id in ids])


@atomic
async def _reread(notification_id: UUID) -> bool:
    notification = await PaymentNotification.one(notification_id, lock=True)
    return await _is_told_otherwise(notification) and await reread(notification.id)


async def _is_told_otherwise(notification: PaymentNotification) -> bool:
    """Say whether its mail would now be read as something else."""
    if notification.state != NotificationState.WAITING:
        return False
    told = await read(await RawMail.one(notification.mail))
    before = (
        notification.is_trusted,
        notification.is_sure,
        notification.kind,
        notification.amount_cents,
        notification.payer_name,
        notification.memo,
        notification.transaction_id,
    )
    now = (
        told.trusted,
        told.sure,
        told.kind,
        told.amount_cents,
        told.payer_name,
        told.memo,
        told.transaction_id,
    )
    return before != now
