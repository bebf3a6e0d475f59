"""Read a kept mail again, after the parser has learned something."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.matching.decision import money_of
from portal.domain.matching.events import PaymentNotificationReceived
from portal.domain.matching.match import match
from portal.domain.matching.once import once
from portal.domain.matching.parse import PARSER_VERSION
from portal.domain.matching.receive import read, take_in, watch_source, write
from portal.domain.matching.sort import sort
from tables.matching import MoneySource, NotificationState, PaymentNotification
from tables.system import RawMail
from tables.unit_of_work import atomic


@atomic
async def reread(notification_id: UUID) -> bool:
    """Read the mail again and match it; what was decided, or recorded by hand, stays as it is.

    Says whether it was read.
    """
    notification = await PaymentNotification.one(notification_id, lock=True)
    received = await money_of(notification)
    if notification.state == NotificationState.MATCHED or (received and received.source == MoneySource.HAND):
        return False
    mail = await RawMail.one(notification.mail)
    remittance = await read(mail)
    write(notification, remittance)
    await watch_source(mail, remittance)
    is_money = sort(notification)
    notification.revision += 1
    is_new = await once(notification, notification.save)
    if is_money and is_new and received is None:
        await once(notification, lambda: take_in(notification))
    await record(
        PaymentNotificationReceived(
            stream_id=notification.id,
            mail_id=notification.mail,
            kind=notification.kind,
            is_trusted=notification.is_trusted,
            amount_cents=notification.amount_cents,
        )
    )
    await match(notification.id)
    return True


async def outdated(*, limit: int = 200, everything: bool = False) -> list[UUID]:
    """Return the waiting notifications that an older parser has read; all that wait, or were set aside, when asked."""
    query = PaymentNotification.select(PaymentNotification.id)
    if everything:
        query = query.where(PaymentNotification.state != NotificationState.MATCHED)
    else:
        query = query.where(PaymentNotification.state == NotificationState.WAITING).where(
            PaymentNotification.parser_version != PARSER_VERSION
        )
    rows = await query.order_by(PaymentNotification.id).limit(limit)
    return [row["id"] for row in rows]
