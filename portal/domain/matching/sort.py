"""Sort a notification: money to be matched, something for a person to look at, or nothing to do with money in."""

from enum import StrEnum

from portal.domain.matching.parse import Kind, Origin, Remittance
from tables.matching import NotificationState, PaymentNotification

TAKES_BACK = frozenset({Kind.REFUND, Kind.DISPUTE})


class Sorted(StrEnum):
    """Reasons of our own, beside the judgement's guards, for which a notification is not simply matched."""

    DUPLICATE = "duplicate"
    UNTRUSTED = "untrusted"
    UNPROVEN = "unproven"
    UNKNOWN_SENDER = "unknown_sender"
    FORWARDED = "forwarded"
    RECIPIENT = "recipient"
    UNREAD = "unread"
    TAKES_BACK = "takes_back"
    NOT_MONEY_IN = "not_money_in"
    CALLED_OFF = "called_off"
    ELSEWHERE = "elsewhere"
    SHADOW = "shadow"
    SENT_BACK = "sent_back"


class MailOutcome(StrEnum):
    """What becomes of a mail as far as it goes by itself: its money may be applied, a person decides, or neither."""

    AUTO = "auto"
    WAITS = "waits"
    SET_ASIDE = "set_aside"


_OF_ORIGIN = {
    Origin.IMITATED: Sorted.UNTRUSTED,
    Origin.FORWARDED: Sorted.FORWARDED,
    Origin.UNKNOWN: Sorted.UNKNOWN_SENDER,
}


def sort(notification: PaymentNotification, remittance: Remittance) -> bool:
    """Set the state and the guard of a notification that was just read; say whether it tells, credibly, of money."""
    guard = guard_of(remittance)
    notification.guard = guard or ""
    outcome = outcome_of(guard)
    notification.state = NotificationState.SET_ASIDE if outcome is MailOutcome.SET_ASIDE else NotificationState.WAITING
    return outcome is MailOutcome.AUTO


def outcome_of(guard: Sorted | None) -> MailOutcome:
    """Return what becomes of a mail with this guard."""
    if guard is None:
        return MailOutcome.AUTO
    return MailOutcome.SET_ASIDE if guard is Sorted.NOT_MONEY_IN else MailOutcome.WAITS


def guard_of(remittance: Remittance) -> Sorted | None:
    """Return why a mail by itself proves no money to us; None when it does, as far as the mail goes."""
    if remittance.origin is Origin.UNREADABLE:
        return Sorted.UNREAD
    if not remittance.trusted:
        speaks_of_money = remittance.amount_cents is not None or remittance.kind in (Kind.PHISHING, Kind.INCOMING)
        return _OF_ORIGIN.get(remittance.origin, Sorted.UNPROVEN) if speaks_of_money else Sorted.NOT_MONEY_IN
    if remittance.kind in TAKES_BACK:
        return Sorted.TAKES_BACK
    if remittance.is_ours is False and (remittance.kind is Kind.INCOMING or not remittance.sure):
        return Sorted.RECIPIENT
    return _guard_of_trusted(remittance)


def _guard_of_trusted(remittance: Remittance) -> Sorted | None:
    if remittance.kind is not Kind.INCOMING:
        return Sorted.NOT_MONEY_IN if remittance.sure else Sorted.UNREAD
    if not remittance.sure or not remittance.amount_cents:
        return Sorted.UNREAD
    return None if remittance.is_ours else Sorted.RECIPIENT
