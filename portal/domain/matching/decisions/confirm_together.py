"""Confirm several payments, each with the booking that plainly stood first."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from portal.domain.matching.decision import take
from portal.domain.matching.decisions.confirm import confirm
from portal.domain.matching.decisions.together import NotTogether, SeenPayment, lock_all, naming
from portal.domain.matching.queue.alike import payments_alike
from tables.matching import PaymentDecision
from tables.unit_of_work import atomic


@atomic
async def confirm_together(seen: Sequence[SeenPayment], *, user_id: UUID) -> list[PaymentDecision]:
    """Put each payment towards the booking that its page showed first, if it still plainly does.

    Raises:
        NotTogether: one of them has no such booking, has changed since, or was decided; then nothing was done.

    """
    await lock_all(each.id for each in seen)
    batch = uuid4()
    decisions = []
    for each in seen:
        async with naming(each.id):
            decisions.append(
                await confirm(
                    each.id,
                    booking_id=await _plain(each),
                    user_id=user_id,
                    revision=each.revision,
                    shown=each.shown,
                    batch=batch,
                )
            )
    return decisions


async def _plain(seen: SeenPayment) -> UUID:
    """Return the booking that the page showed, if it still stands first without a doubt."""
    await take(seen.id, revision=seen.revision)
    (now,) = await payments_alike([seen.id])
    if seen.booking is None or now.first is None or not now.is_sure or now.first.booking.id != seen.booking:
        raise NotTogether("No booking fits this one plainly. Decide it by itself.")
    return seen.booking
