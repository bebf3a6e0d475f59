"""A chef takes money at a party."""

from datetime import datetime
from uuid import UUID

from portal import clock
from portal.domain import schedule
from portal.domain.payments.record_by_hand import record_by_hand
from tables.payments import ManualEntry
from tables.unit_of_work import atomic

LONGEST_KEY = 36


@atomic
async def take_at_party(
    assignment_id: UUID,
    *,
    chef_id: UUID,
    method: str,
    amount_cents: int,
    gratuity_cents: int = 0,
    at: datetime | None = None,
    key: str,
) -> ManualEntry:
    """Record what a chef was given at their party, once for each key: it may be sent again where there was no signal.

    `at` is when they said so; a time that cannot be (of tomorrow, of last week) counts as now.

    Raises:
        RowMissing, NotYours: it is not this chef's party.
        NoAmount, NoSuchMethod: what was said of it makes no sense.

    """
    booking, _ = await schedule.party_of(assignment_id, chef_id=chef_id)
    now = clock.now()
    return await record_by_hand(
        booking.id,
        method=method,
        amount_cents=amount_cents,
        gratuity_cents=gratuity_cents,
        happened_at=at if at and now - schedule.LATEST_NEWS <= at <= now else None,
        chef_id=chef_id,
        key=f"chef:{chef_id}:{key[:LONGEST_KEY]}",
    )
