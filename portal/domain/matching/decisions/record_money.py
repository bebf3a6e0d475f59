"""Record money by hand, for a mail that proves none."""

from datetime import datetime
from uuid import UUID

import asyncpg

from portal import clock
from portal.domain import customers
from portal.domain.errors import Refused
from portal.domain.matching.decision import conclude, money_of, take
from portal.domain.matching.facts import payer_indexes
from portal.domain.matching.match import match
from portal.domain.matching.score import Received
from portal.text import money
from tables.matching import DecisionKind, PaymentDecision
from tables.payments import CateringPayment, MoneySource
from tables.stations import Business
from tables.unit_of_work import atomic, savepoint


class AlreadyRecorded(Refused):
    """Money is recorded once."""


@atomic
async def record_money(
    notification_id: UUID,
    *,
    provider: str,
    payer_name: str,
    amount_cents: int,
    user_id: UUID,
    revision: int,
    transaction_id: str | None = None,
    received_at: datetime | None = None,
) -> PaymentDecision:
    """Record money that a person has seen in the account; the notification stays in the queue, now with candidates.

    Raises:
        AlreadyDecided: somebody else was first.
        AlreadyRecorded: there is money for this mail, or of this transaction.

    """
    notification = await take(notification_id, revision=revision)
    if await money_of(notification) is not None:
        raise AlreadyRecorded("The money of this mail is recorded already. Choose the booking that it is for.")
    notification.provider, notification.payer_name, notification.amount_cents = provider, payer_name, amount_cents
    business = await Business.one(notification.business)
    said = Received(payer_name=payer_name, amount_cents=amount_cents, sent_at=notification.sent_at)
    indexes = payer_indexes(notification.business, said)
    notification.currency, notification.payer_index = business.currency, next(iter(indexes), None)
    received = CateringPayment(
        notification=notification.id,
        stations=notification.stations,
        provider=provider,
        transaction_id=transaction_id or None,
        source=MoneySource.HAND,
        gross_cents=amount_cents,
        net_cents=amount_cents,
        currency=notification.currency,
        received_at=received_at or clock.now(),
        payer_name=payer_name,
        payer_index=notification.payer_index,
        payer_tokens=customers.name_tokens(notification.business, payer_name),
        recorded_by=user_id,
    )
    try:
        async with savepoint():
            await received.save()
    except asyncpg.UniqueViolationError as error:
        raise AlreadyRecorded(
            "Money with this transaction number is recorded already.", field="transaction_id"
        ) from error
    decision = await conclude(
        notification,
        DecisionKind.RECORD,
        user_id=user_id,
        summary=f"{money(amount_cents)} from {payer_name}, recorded by hand",
    )
    await match(notification.id, apply=False)
    return decision
