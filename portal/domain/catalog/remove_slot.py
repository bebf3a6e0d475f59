"""Stop beginning parties at a time."""

from uuid import UUID

from portal import clock
from portal.domain.catalog.events import SlotRemoved
from portal.domain.events import record
from tables.catalog import OpeningSlot
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def remove_slot(slot_id: UUID) -> OpeningSlot:
    """Take an opening slot away; parties that have it stay."""
    slot = await OpeningSlot.one(slot_id, lock=True)
    with stations(slot.station):
        slot.deleted_at = clock.now()
        await slot.save([OpeningSlot.deleted_at])
        await record(SlotRemoved(stream_id=slot.id))
    return slot
