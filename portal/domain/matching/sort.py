"""Sort a notification: money to be matched, something for a person to look at, or nothing to do with money in."""

from enum import StrEnum

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
    SENT_BACK = "sent_back"


def sort(notification: PaymentNotification) -> bool:
    """Set the state and the guard of a notification that was just read; say whether it tells, credibly, of money."""
    verdict = _verdict(notification)
    notification.guard = verdict or ""
    is_aside = verdict == Sorted.NOT_MONEY_IN
    notification.state = NotificationState.SET_ASIDE if is_aside else NotificationState.WAITING
    return verdict is None


def _verdict(notification: PaymentNotification) -> Sorted | None:
    kind = Kind(notification.kind)
    if not notification.is_trusted:
        speaks_of_money = notification.amount_cents is not None or kind == Kind.PHISHING
        return Sorted.UNTRUSTED if speaks_of_money else Sorted.NOT_MONEY_IN
    if kind in TAKES_BACK:
        return Sorted.TAKES_BACK
    if kind != Kind.INCOMING:
        return Sorted.NOT_MONEY_IN if notification.is_sure else Sorted.UNREAD
    return None if notification.is_sure and notification.amount_cents else Sorted.UNREAD
