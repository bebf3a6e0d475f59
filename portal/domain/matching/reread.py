"""Read a kept mail again, after the parser has learned something."""

from uuid import UUID

from portal.domain.matching.decision import money_of
from portal.domain.matching.lock_payments import lock_notification, lock_payments
from portal.domain.matching.match import match
from portal.domain.matching.parse import PARSER_VERSION
from portal.domain.matching.receive import enter, read, void_receipt, watch_source, write
from portal.domain.matching.whose import note_whose
from tables.matching import DecisionKind, NotificationState, PaymentDecision, PaymentNotification
from tables.payments import MoneySource
from tables.system import RawMail
from tables.unit_of_work import atomic


@atomic
async def reread(notification_id: UUID) -> bool:
    """Read the mail again and match it, as if it had just come; say whether it was read.

    What a person has decided or recorded, and what was matched, stays as it is.
    """
    await lock_notification(notification_id)
    mail = await RawMail.one((await PaymentNotification.one(notification_id)).mail)
    remittance = await read(mail)  # before anything is locked: it may take a while
    notification = await PaymentNotification.one(notification_id, lock=True)
    await lock_payments(notification.business)
    received = await money_of(notification)
    if notification.state == NotificationState.MATCHED or await _was_set_aside_by_a_person(notification):
        return False
    if received and (received.source == MoneySource.HAND or received.allocated_cents):
        return False

    told_before = notification.recipient
    write(notification, remittance)
    _forget_ranking(notification)
    await watch_source(mail, remittance)
    if remittance.recipient != told_before:
        await note_whose(mail, remittance)
    notification.revision += 1
    await void_receipt(notification)
    await enter(notification, remittance)
    await match(notification.id)
    return True


def _forget_ranking(notification: PaymentNotification) -> None:
    """Forget what was judged of it: what proves no money any more is not judged again."""
    notification.why = notification.candidates = notification.would_match = None
    notification.suggestion, notification.same_amount = "", 0


async def _was_set_aside_by_a_person(notification: PaymentNotification) -> bool:
    last = (
        await PaymentDecision.select(PaymentDecision.kind)
        .where(PaymentDecision.notification == notification.id)
        .order_by(PaymentDecision.id, ascending=False)
        .first()
    )
    return last is not None and last["kind"] == DecisionKind.DISMISS


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
