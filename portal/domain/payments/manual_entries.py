"""What people wrote into the books of a booking, or of a customer, and what of it stands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from piccolo.custom_types import Combinable

from portal.domain import tasks
from tables.payments import ManualEntry, ManualKind

MOST: Final = 50


class ManualLine(msgspec.Struct, frozen=True, kw_only=True):
    """A manual entry in a list; money in cents."""

    id: UUID
    kind: ManualKind
    booking: UUID | None
    method: str
    amount_cents: int
    gratuity_cents: int
    happened_at: datetime
    note: str | None
    made_by: UUID | None
    chef: UUID | None
    created_at: datetime
    undone_at: datetime | None

    @property
    def stands(self) -> bool:
        """Say whether nobody has undone it."""
        return self.undone_at is None


_COLUMNS: Final = tuple(getattr(ManualEntry, name) for name in ManualLine.__struct_fields__)


async def manual_entries(*, booking_id: UUID | None = None, customer_id: UUID | None = None) -> list[ManualLine]:
    """Return the newest manual entries of a booking, or those of a customer that are of no booking."""
    if booking_id is not None:
        return await _lines(ManualEntry.booking == booking_id)
    return await _lines((ManualEntry.customer == customer_id) & ManualEntry.booking.is_null())


async def taken_by(chef_id: UUID, booking_ids: Sequence[UUID]) -> list[ManualLine]:
    """Return what a chef took at these parties, and what of it stands, the newest first."""
    if not booking_ids:
        return []
    lines = await _lines((ManualEntry.chef == chef_id) & ManualEntry.booking.is_in(list(booking_ids)))
    return [line for line in lines if line.stands]


async def of_task(task_id: UUID) -> ManualLine | None:
    """Return the newest entry that did something of a task, while it stands."""
    done_by = await tasks.refunds_of(task_id)
    lines = await _lines(ManualEntry.id.is_in(done_by)) if done_by else []
    return next((line for line in lines if line.stands), None)


async def _lines(condition: Combinable) -> list[ManualLine]:
    rows = await ManualEntry.select(*_COLUMNS).where(condition).order_by(ManualEntry.id, ascending=False).limit(MOST)
    return [ManualLine(**row | {"kind": ManualKind(row["kind"])}) for row in rows]
