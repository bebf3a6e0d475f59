"""Reading all kept mails of a sender with an entry, to see what it makes of them before it counts."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from portal.domain.matching.parse.remittance import Kind, Origin, Remittance
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.receive import read
from tables.crypto import keys
from tables.matching import PaymentNotification
from tables.scope import the_business
from tables.system import RawMail

MOST_REPLAYED = 50


class ReplayOutcome(StrEnum):
    """What an entry makes of a mail."""

    FITS = "fits"
    DOUBT = "doubt"
    MISFIT = "misfit"
    OTHER = "other"
    UNPROVEN = "unproven"


class Replayed(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry reads in one kept mail; `why` is a sentence where a person would still decide."""

    notification: UUID
    sent_at: datetime
    fit: ReplayOutcome
    why: str
    payer: str | None = None
    amount_cents: int | None = None
    currency: str | None = None
    memo: str | None = None
    number: str | None = None


async def replay(entry: Sender, address: str, *, first: UUID | None = None) -> list[Replayed]:
    """Read the newest kept mails of an address, as if the entry were trusted; the payment `first` on top.

    Nothing is written. Numbers that come twice are no payments' numbers.
    """
    index = keys().blind(the_business(), "writer", address)
    rows = await (
        PaymentNotification.select(PaymentNotification.id, PaymentNotification.mail, PaymentNotification.sent_at)
        .where(PaymentNotification.writer_index == index)
        .order_by(PaymentNotification.id, ascending=False)
        .limit(MOST_REPLAYED)
    )
    rows.sort(key=lambda row: row["id"] != first)
    replayed = []
    for row in rows:
        told = await read(await RawMail.one(row["mail"]), taught=(entry,))
        replayed.append(_replayed(row["id"], row["sent_at"], told))
    return _once(replayed)


def _replayed(notification: UUID, sent_at: datetime, told: Remittance) -> Replayed:
    fit, why = _judged(told)
    if fit not in {ReplayOutcome.FITS, ReplayOutcome.DOUBT}:
        return Replayed(notification=notification, sent_at=sent_at, fit=fit, why=why)
    return Replayed(
        notification=notification,
        sent_at=sent_at,
        fit=fit,
        why=why,
        payer=told.payer_name,
        amount_cents=told.amount_cents,
        currency=told.currency,
        memo=told.memo,
        number=told.transaction_id,
    )


def _judged(told: Remittance) -> tuple[ReplayOutcome, str]:
    if told.misfit:
        return ReplayOutcome.MISFIT, told.misfit
    if told.origin not in {Origin.TAUGHT, Origin.UNKNOWN}:
        return ReplayOutcome.UNPROVEN, "Nothing proves this mail, so it wouldn’t count."
    if told.origin is Origin.UNKNOWN or told.kind is not Kind.INCOMING:
        return ReplayOutcome.OTHER, _OTHER.get(told.kind, "No notice of money that came: left alone.")
    doubts = [reason for reason in told.reasons if not reason.startswith("Authentic")]
    return (ReplayOutcome.DOUBT, doubts[0]) if doubts else (ReplayOutcome.FITS, "")


_OTHER = {
    Kind.OUTGOING: "Money that went out: left alone.",
    Kind.REQUEST: "A request for money: left alone.",
    Kind.PENDING: "Money that isn’t there yet: left alone.",
    Kind.CANCELLED: "A payment that was called off: left alone.",
    Kind.REFUND: "A refund: it needs your review.",
}


def _once(replayed: list[Replayed]) -> list[Replayed]:
    """Doubt numbers that stand in several mails: that is an account's, and payments would vanish as told twice."""
    numbers = [each.number for each in replayed if each.number]
    return [
        msgspec.structs.replace(each, fit=ReplayOutcome.DOUBT, why=_TWICE)
        if numbers.count(each.number or "") > 1
        else each
        for each in replayed
    ]


_TWICE = "The same number stands in another mail: it may be your account’s, not the payment’s."
