"""Decisions about several payments at once: all of them are taken or none, and all are undone by one."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from uuid import UUID

import msgspec

from portal.domain.errors import Refused
from portal.domain.matching.queue.in_brief import payments_in_brief
from portal.text import money
from tables.matching import PaymentNotification


class SeenPayment(msgspec.Struct, frozen=True):
    """A payment as a page showed it among others; `shown` is its candidate there, sealed."""

    id: UUID
    revision: int
    booking: UUID | None = None
    shown: str = ""


class NotTogether(Refused):
    """One of the payments cannot be decided like that, so none was; its `field` is the payment's id."""


async def lock_all(ids: Iterable[UUID]) -> None:
    """Lock payments in the order of their ids, before the turn to decide, so that nobody waits for ever.

    A decision takes its payment's lock first and then waits for the turn, so whoever has the turn must need no other.
    """
    for notification_id in sorted(set(ids)):
        await PaymentNotification.one(notification_id, lock=True)


@asynccontextmanager
async def naming(notification_id: UUID) -> AsyncIterator[None]:
    """Say of a refusal which of the payments it is about."""
    try:
        yield
    except Refused as refusal:
        brief = (await payments_in_brief([notification_id]))[notification_id]
        amount = f"{money(brief.amount_cents)} from " if brief.amount_cents is not None else ""
        raise NotTogether(f"{amount}{brief.payer}: {refusal}", field=str(notification_id)) from refusal
