"""Whose account a notice is about, as far as its mailbox knows."""

from typing import Final

from portal.domain import system
from portal.domain.account_names import is_address
from portal.domain.matching import parse
from portal.domain.matching.sort import Sorted, guard_of
from tables.matching import NotificationState, PaymentNotification
from tables.system import Mailbox, RawMail, ReceiverType, RecipientState

NOBODY_NAMED: Final = (
    "This notice doesn’t say whose account the money came into. "
    "Look into your account; if the money is there, record it by hand."
)
NOTHING_PROVES_IT: Final = (
    "This notice names an account of yours, but nothing proves that it is about it. "
    "Look into your account; if the money is there, record it by hand."
)
HOW: Final = "If it is, an admin confirms it once on the mailbox’s page, and the payment goes on from there."


def receiver_of(mailbox: Mailbox) -> parse.Receiver:
    """Return the server whose checks count for a mailbox."""
    return parse.Receiver(mailbox.receiver, is_microsoft_365=mailbox.receiver_type == ReceiverType.MICROSOFT_365)


async def ours_of(mailbox: Mailbox) -> parse.Ours:
    """Return what is known to be ours where the mails of a mailbox are read."""
    known = await system.known_accounts(mailbox)
    return parse.Ours(handles=known.handles, names=known.names, addresses=known.addresses)


async def note_whose(mail: RawMail, remittance: parse.Remittance) -> None:
    """Count a trusted notice of what may be money in for the account that it is about: an ADMIN decides about that."""
    may_be_money = remittance.kind is parse.Kind.INCOMING or guard_of(remittance) is Sorted.RECIPIENT
    if remittance.trusted and remittance.recipient and may_be_money:
        await system.note_recipient(
            mail.mailbox, value=remittance.recipient, sender=remittance.sender, seen_at=mail.received_at
        )


async def settle_whose(notification: PaymentNotification) -> None:
    """Say whose account a notice waits for; set it aside where a person said that the account is not ours."""
    if notification.guard != Sorted.RECIPIENT:
        return
    standing = (await known_of(notification)).standing(notification.recipient)
    notification.state = state_for(standing)
    notification.why = _why(notification.recipient, standing)


async def known_of(notification: PaymentNotification) -> system.KnownAccounts:
    """Return what is known to be ours in the mailbox that a notification came to."""
    [row] = await RawMail.select(RawMail.mailbox).where(RawMail.id == notification.mail)
    return await system.known_accounts(await Mailbox.one(row["mailbox"]))


def state_for(standing: RecipientState) -> NotificationState:
    """Return the state of a notice that waits for nothing but to know whose account it is about."""
    is_refused = standing == RecipientState.NOT_OURS
    return NotificationState.SET_ASIDE if is_refused else NotificationState.WAITING


def _why(recipient: str | None, standing: RecipientState) -> str:
    if not recipient:
        return NOBODY_NAMED
    if standing == RecipientState.OURS:
        return NOTHING_PROVES_IT
    is_written = is_address(recipient)
    what = f"This notice {'was written to' if is_written else 'is about the account'} {recipient}."
    thing = "address" if is_written else "account"
    if standing == RecipientState.NOT_OURS:
        return f"{what} That {thing} isn’t yours, as somebody said on the mailbox’s page: it is no money in."
    return f"{what} That {thing} isn’t known to be yours. {HOW}"
