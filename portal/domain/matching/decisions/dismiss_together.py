"""Set several payments aside."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from portal.domain.matching.decisions.dismiss import dismiss
from portal.domain.matching.decisions.together import SeenPayment, lock_all, naming
from tables.matching import PaymentDecision
from tables.unit_of_work import atomic


@atomic
async def dismiss_together(seen: Sequence[SeenPayment], *, user_id: UUID) -> list[PaymentDecision]:
    """Set each payment aside: none of them is one to us.

    Raises:
        NotTogether: one of them was decided or has changed since; then nothing was done.

    """
    await lock_all(each.id for each in seen)
    batch = uuid4()
    decisions = []
    for each in seen:
        async with naming(each.id):
            decisions.append(await dismiss(each.id, user_id=user_id, revision=each.revision, batch=batch))
    return decisions
