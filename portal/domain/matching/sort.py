"""Sort a notification: money to be matched, something for a person to look at, or nothing to do with money in."""

from enum import StrEnum
from typing import NamedTuple

from portal.domain.matching.parse import Kind
from tables.matching import NotificationState, PaymentNotification

TAKES_BACK = frozenset({Kind.REFUND, Kind.DISPUTE})


class Sorted(StrEnum):
    """Reasons of our own, beside the judgement's guards, for which a notification is not simply matched."""

    DUPLICATE = "duplicate"
    UNTRUSTED = "untrusted"
    UNREAD = "unread"
    TAKES_BACK = "takes_back"
    NOT_MONEY_IN = "not_money_in"
    SHADOW = "shadow"


class Sorting(NamedTuple):
    """Whether the notification says, credibly, that money came."""

    is_money: bool


async def sort(notification: PaymentNotification) -> Sorting:
    """Set the state and the guard of a notification that was just read."""
    verdict = await _verdict(notification)
    notification.guard = verdict or ""
    aside = (Sorted.DUPLICATE, Sorted.NOT_MONEY_IN)
    notification.state = NotificationState.SET_ASIDE if verdict in aside else NotificationState.WAITING
    return Sorting(is_money=verdict is None)


async def _verdict(notification: PaymentNotification) -> Sorted | None:
    kind = Kind(notification.kind)
    if notification.is_trusted and await _is_known_already(notification):
        return Sorted.DUPLICATE
    if not notification.is_trusted:
        speaks_of_money = notification.amount_cents is not None or kind == Kind.PHISHING
        return Sorted.UNTRUSTED if speaks_of_money else Sorted.NOT_MONEY_IN
    if kind in TAKES_BACK:
        return Sorted.TAKES_BACK
    if kind != Kind.INCOMING:
        return Sorted.NOT_MONEY_IN if notification.is_sure else Sorted.UNREAD
    return None if notification.is_sure and notification.amount_cents else Sorted.UNREAD


async def _is_known_already(notification: PaymentNotification) -> bool:
    """Tell whether a trusted mail with the same Message-ID, or of the same transaction, has come before."""
    others = PaymentNotification.exists().where(
        (PaymentNotification.id != notification.id)
        & PaymentNotification.is_trusted.eq(value=True)
        & (PaymentNotification.guard != Sorted.DUPLICATE)
    )
    if notification.message_id and await others.where(PaymentNotification.message_id == notification.message_id):
        return True
    if not notification.transaction_id or notification.kind != Kind.INCOMING:
        return False
    return await PaymentNotification.exists().where(
        (PaymentNotification.id != notification.id)
        & PaymentNotification.is_trusted.eq(value=True)
        & (PaymentNotification.guard != Sorted.DUPLICATE)
        & (PaymentNotification.kind == Kind.INCOMING)
        & (PaymentNotification.provider == notification.provider)
        & (PaymentNotification.transaction_id == notification.transaction_id)
    )
