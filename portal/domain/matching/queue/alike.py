"""Payments that wait and are alike: of the same payer, or for the same reason."""

from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec
from piccolo.columns.combination import Where

from portal.domain.matching.queue.options import Option, lines_of, ranked
from portal.domain.matching.queue.queries import details, urgent_first
from portal.domain.matching.queue.rank_now import as_of_now
from portal.domain.matching.queue.rows import Detail
from portal.domain.matching.queue.sure import LIKELY, is_sure
from tables.base import RowMissing
from tables.matching import NotificationState, PaymentNotification

MOST_TOGETHER: Final = 20


class Grouping(StrEnum):
    """What payments have in common."""

    PAYER = "payer"
    REASON = "reason"


class AlikePayment(msgspec.Struct, frozen=True):
    """One of them, with the candidate that stands first by now; whether that is so plain that others may be, too."""

    detail: Detail
    first: Option | None
    is_sure: bool


async def alike(notification_id: UUID, by: Grouping) -> list[UUID]:
    """Return the payments that wait and are like one that does, the most urgent first; at most 20.

    Raises:
        RowMissing: it is not in scope.

    """
    table = PaymentNotification
    row = await table.select(table.payer_index, table.guard).where(table.id == notification_id).first()
    if row is None:
        raise RowMissing(table.__name__)
    is_like: Where = table.guard == row["guard"]
    if by is Grouping.PAYER:
        is_like = table.payer_index == row["payer_index"] if row["payer_index"] else table.id == notification_id
    query = table.select(table.id).where((table.state == NotificationState.WAITING) & is_like)
    return [each["id"] for each in await urgent_first(query).limit(MOST_TOGETHER)]


async def payments_alike(ids: list[UUID]) -> list[AlikePayment]:
    """Return these payments, with the first candidate of each.

    Of two that would be for the same booking only the first is sure: what it owes then, nobody has seen.
    """
    rows: list[AlikePayment] = []
    taken: set[UUID] = set()
    for kept in await details(ids):
        # what was not plain when it came is looked at alone: it is spared the judgment
        detail = await as_of_now(kept) if kept.ranking and kept.ranking[0].level == LIKELY else kept
        options = ranked(detail, await lines_of([], detail)) if detail.left_cents is not None else []
        first = options[0] if options else None
        sure = is_sure(detail, options) and first is not None and first.booking.id not in taken
        if sure and first is not None:
            taken.add(first.booking.id)
        rows.append(AlikePayment(detail, first, sure))
    return rows
