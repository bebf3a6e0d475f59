"""Forget that a payer and a customer were told apart."""

from uuid import UUID

from portal import clock
from tables.matching import RefusedPair
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def forget_refusal(pair_id: UUID) -> RefusedPair:
    """Let the matching suggest this customer for the payer again."""
    pair = await RefusedPair.one(pair_id, lock=True)
    with stations(pair.station):
        pair.deleted_at = clock.now()
        await pair.save([RefusedPair.deleted_at])
    return pair
