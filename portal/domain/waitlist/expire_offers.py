"""End the offers whose time is over."""

from datetime import date
from uuid import UUID

from portal import clock
from portal.domain import availability
from portal.domain.waitlist.offer import offer
from tables.scope import stations
from tables.unit_of_work import atomic
from tables.waitlist import WaitingListEntry, WaitingState


async def expire_offers() -> int:
    """Let offers run out that nobody took, offer what is free to the next, and return how many ran out."""
    rows = (
        await WaitingListEntry.select(WaitingListEntry.id, WaitingListEntry.station, WaitingListEntry.event_date)
        .where(WaitingListEntry.state == WaitingState.OFFERED)
        .where(WaitingListEntry.offered_until_at <= clock.now())
    )
    for row in rows:
        with stations(row["station"]):
            await _end(row["id"], row["event_date"])
    await _offer_what_is_free()
    return len(rows)


async def _offer_what_is_free() -> None:
    """Offer places that came free by more than a booking: a date opened again, a chef hired, another time that day."""
    waited = (
        await WaitingListEntry.select(WaitingListEntry.station, WaitingListEntry.event_date)
        .where(WaitingListEntry.state == WaitingState.WAITING)
        .where(WaitingListEntry.event_date >= clock.now().date())
        .distinct()
    )
    for row in waited:
        with stations(row["station"]):
            await offer(row["event_date"])


@atomic
async def _end(entry_id: UUID, event_date: date) -> None:
    await availability.lock_dates(event_date)  # before the row, as `book` does: else the two could wait for each other
    entry = await WaitingListEntry.one(entry_id, lock=True)
    if entry.state == WaitingState.OFFERED:
        entry.state = WaitingState.GONE
        await entry.save([WaitingListEntry.state])
        await offer(event_date)
