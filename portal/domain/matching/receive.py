"""Read a mail that was kept, note what it says, and match it."""

from uuid import UUID

import msgspec

from portal import clock
from portal.domain import customers, payments, system
from portal.domain.events import record
from portal.domain.matching import parse
from portal.domain.matching.events import PaymentNotificationReceived, PaymentUnmatched
from portal.domain.matching.facts import payer_indexes
from portal.domain.matching.fetch_keys import kept_keys
from portal.domain.matching.match import match_new
from portal.domain.matching.once import once
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.read_safely import read_safely
from portal.domain.matching.score import Received
from portal.domain.matching.sort import Sorted, sort
from portal.domain.matching.taught.note_fit import note_fit
from portal.domain.matching.taught.trusted import trusted_senders
from portal.domain.matching.whose import note_whose, ours_of, receiver_of, settle_whose
from tables.crypto import keys
from tables.matching import NotificationState, PaymentNotification
from tables.payments import CateringPayment, MoneySource
from tables.scope import the_business
from tables.system import Mailbox, RawMail
from tables.unit_of_work import atomic

_RINGS = frozenset({Sorted.RECIPIENT, Sorted.UNKNOWN_SENDER, Sorted.UNREAD, Sorted.FORWARDED})


@atomic
async def receive(mail_id: UUID) -> PaymentNotification:
    """Read a kept mail into a notification, unless that has been done.

    Trusted money in is recorded as it came, and matched.
    """
    mail = await RawMail.one(mail_id)
    done = await PaymentNotification.select(PaymentNotification.id).where(PaymentNotification.mail == mail.id).first()
    if done is not None:
        return await PaymentNotification.one(done["id"])

    remittance = await read(mail)
    notification = PaymentNotification(mail=mail.id, stations=mail.stations, sent_at=mail.received_at)
    write(notification, remittance)
    received = await enter(notification, remittance)
    await _tell_of_money_held_back(notification)
    matched = await match_new(notification, received)
    # after the turn, as a mail that is read again does it: two that wait for each other would end each other
    await watch_source(mail, remittance)
    await note_fit(remittance)
    await note_whose(mail, remittance)
    return matched


async def enter(notification: PaymentNotification, remittance: parse.Remittance) -> CateringPayment | None:
    """Write down what was read, take the money in that it proves, and say that it has come; return that money."""
    proves_money = sort(notification, remittance)
    await settle_whose(notification)
    is_new = await once(notification, notification.save) is not None
    received = await once(notification, lambda: record_receipt(notification)) if proves_money and is_new else None
    await record(
        PaymentNotificationReceived(
            stream_id=notification.id,
            mail_id=notification.mail,
            kind=notification.kind,
            is_trusted=notification.is_trusted,
            amount_cents=notification.amount_cents,
        )
    )
    return received


async def read(mail: RawMail, *, taught: tuple[Sender, ...] | None = None) -> parse.Remittance:
    """Return what a kept mail says, by the rules of the mailbox that it came from.

    `taught` are tried out in place of the taught senders that this business trusts.
    """
    mailbox = await Mailbox.one(mail.mailbox)
    counting = await trusted_senders() if taught is None else taught
    return await read_safely(
        mail.as_it_came,
        receiver=receiver_of(mailbox),
        ours=await ours_of(mailbox),
        taught=counting,
        dkim_keys=await kept_keys(mail, mailbox, taught=counting),
        received_at=mail.received_at,
    )


async def _tell_of_money_held_back(notification: PaymentNotification) -> None:
    """Tell staff of what may well be money, and is not taken in; forgeries and what nobody could prove ring no bell."""
    is_money = notification.kind == parse.Kind.INCOMING or notification.guard == Sorted.RECIPIENT
    if is_money and notification.state == NotificationState.WAITING and notification.guard in _RINGS:
        await record(PaymentUnmatched(stream_id=notification.id, guard=notification.guard))


async def watch_source(mail: RawMail, remittance: parse.Remittance) -> None:
    """Tell the source watch that a trusted sender was heard of, and whether its mail could be understood."""
    if remittance.trusted and remittance.sender:
        await system.note_source(
            mail.mailbox, sender=remittance.sender, seen_at=mail.received_at, is_understood=remittance.sure
        )


def write(notification: PaymentNotification, remittance: parse.Remittance) -> None:
    """Put what was read into the notification's columns."""
    said = Received(
        payer_name=remittance.payer_name or "",
        handle=remittance.handle or "",
        amount_cents=remittance.amount_cents or 0,
        sent_at=remittance.sent_at or notification.sent_at,
    )
    indexes = payer_indexes(notification.business, said)
    for name in ("provider", "sender", "kind", "amount_cents", "fee_cents", "currency", "payer_name", "handle", "memo"):
        setattr(notification, name, getattr(remittance, name))
    notification.transaction_id = remittance.transaction_id
    notification.message_id = (remittance.message_id or "")[:250] or None
    # a Date header in the future would keep a mail fresh for ever
    notification.sent_at = min(said.sent_at, clock.now())
    notification.is_trusted = remittance.trusted
    notification.is_sure = remittance.sure
    notification.reasons = msgspec.json.encode(remittance.reasons).decode()
    notification.parser_version = remittance.parser_version
    notification.payer_index = next(iter(indexes), None)
    notification.recipient = remittance.recipient
    writer = remittance.writer
    notification.writer_index = keys().blind(notification.business, "writer", writer) if writer else None


async def record_receipt(notification: PaymentNotification) -> CateringPayment:
    """Record the money of a notification, as it came: gross, fee and net in cents."""
    gross = notification.amount_cents
    fee = notification.fee_cents
    if fee is None:
        fee = await payments.fee_of(notification.provider, gross, notification.sent_at.date())
    received = CateringPayment(
        notification=notification.id,
        stations=notification.stations,
        provider=notification.provider,
        transaction_id=notification.transaction_id,
        source=MoneySource.MAIL,
        gross_cents=gross,
        fee_cents=fee,
        net_cents=gross - fee,
        currency=notification.currency,
        received_at=notification.sent_at,
        payer_name=notification.payer_name,
        payer_index=notification.payer_index,
        payer_tokens=customers.name_tokens(the_business(), notification.payer_name or ""),
        memo=notification.memo,
    )
    await received.save()
    return received


async def void_receipt(notification: PaymentNotification) -> None:
    """Void money of which nobody has been given anything; its transaction may be told of again."""
    received = await CateringPayment.objects().where(CateringPayment.notification == notification.id).first()
    if received is not None:
        received.deleted_at = clock.now()
        received.transaction_id = None
        await received.save()
