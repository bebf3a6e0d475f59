"""Forget that somebody pays for a customer."""

from uuid import UUID

from portal import clock
from tables.matching import PayerAlias
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def forget_alias(alias_id: UUID) -> PayerAlias:
    """Let a payer identify this customer no more; what was matched stays, and the next confirmation teaches it anew."""
    alias = await PayerAlias.one(alias_id, lock=True)
    with stations(alias.station):
        alias.deleted_at = clock.now()
        await alias.save([PayerAlias.deleted_at])
    return alias
