"""Add or change a time at which parties begin."""

from uuid import UUID

import asyncpg

from portal.domain.catalog.details import OutOfBounds, SlotDetails, check_bounds
from portal.domain.catalog.events import SlotSet
from portal.domain.events import record
from tables.catalog import OpeningSlot
from tables.scope import stations, the_station
from tables.unit_of_work import atomic, savepoint


@atomic
async def set_slot(details: SlotDetails, slot_id: UUID | None = None) -> OpeningSlot:
    """Add an opening slot, or change one; parties that begin at the old time stay.

    Raises:
        OutOfBounds: it cannot be, or there is one at that time.

    """
    check_bounds(details, SlotDetails)
    if not details.weekdays:
        raise OutOfBounds("Choose at least one weekday.", field="weekdays")
    slot = await OpeningSlot.one(slot_id, lock=True) if slot_id else OpeningSlot(starts_minute=0)
    with stations(slot.station if slot_id else the_station()):
        slot.starts_minute, slot.max_parties = details.starts_minute, details.max_parties
        slot.weekdays = sorted(set(details.weekdays))
        try:
            async with savepoint():
                await slot.save()
        except asyncpg.UniqueViolationError as error:
            raise OutOfBounds("Parties begin at that time already: change that one.", field="starts_minute") from error
        await record(SlotSet(stream_id=slot.id))
    return slot
