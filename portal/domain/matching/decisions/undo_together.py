"""Undo the decisions that were made together."""

from uuid import UUID

from piccolo.querystring import QueryString

from portal.domain.matching.decisions.together import lock_all
from portal.domain.matching.decisions.undo import STANDS, CannotUndo, undo
from tables.base import RowMissing
from tables.matching import PaymentDecision
from tables.unit_of_work import atomic


@atomic
async def undo_together(batch: UUID, *, user_id: UUID) -> list[PaymentDecision]:
    """Take all decisions of a batch back that still stand, the last one first.

    Raises:
        RowMissing: there is no such batch in scope.
        CannotUndo: none stands, or one cannot be undone; then nothing was done.

    """
    rows = (
        await PaymentDecision.select(PaymentDecision.id, PaymentDecision.notification)
        .where(PaymentDecision.batch == batch)
        .where(QueryString(STANDS, PaymentDecision.id))
        .order_by(PaymentDecision.id, ascending=False)
    )
    if not rows and not await PaymentDecision.exists().where(PaymentDecision.batch == batch):
        raise RowMissing(PaymentDecision.__name__)
    if not rows:
        raise CannotUndo("This was undone already.")
    await lock_all(row["notification"] for row in rows)
    return [await undo(row["id"], user_id=user_id) for row in rows]
