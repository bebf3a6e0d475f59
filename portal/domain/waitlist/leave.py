"""Leave the waiting list."""

from uuid import UUID

from portal.domain import availability
from portal.domain.events import record
from portal.domain.waitlist.events import WaitingEnded
from portal.domain.waitlist.offer import offer
from tables.scope import stations
from tables.unit_of_work import atomic
from tables.waitlist import ON_THE_LIST, WaitingListEntry, WaitingState


@atomic
async def leave(entry_id: UUID) -> WaitingListEntry:
    """Take somebody off the list of a date, unless they are off already; what they were offered goes to the next."""
    seen = await WaitingListEntry.one(entry_id)
    with stations(seen.station):
        await availability.lock_dates(
            seen.event_date
        )  # before the row, as `book` does: else the two could wait for each other
        entry: WaitingListEntry = await WaitingListEntry.one(entry_id, lock=True)
        if entry.state not in ON_THE_LIST:
            return entry
        was_offered = entry.state == WaitingState.OFFERED
        entry.state = WaitingState.GONE
        await entry.save([WaitingListEntry.state])
        await record(WaitingEnded(stream_id=entry.id))
        if was_offered:
            await offer(entry.event_date)
    return entry
