"""Offer places that came free to those who wait for them."""

from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from portal import clock
from portal.domain import availability
from portal.domain.availability import Opening
from portal.domain.events import record
from portal.domain.waitlist.events import PlaceOffered
from tables.unit_of_work import atomic
from tables.waitlist import ON_THE_LIST, WaitingListEntry, WaitingState

OFFERED_FOR: Final = timedelta(hours=12)


@atomic
async def offer(event_date: date) -> int:
    """Offer each free place of a date at the station in scope to the first who waits for one; return how many were.

    An offer is a head start, no hold: nobody behind them is told of the place until the offer runs out.
    """
    on_the_list = WaitingListEntry.event_date == event_date
    if not await WaitingListEntry.exists().where(on_the_list & (WaitingListEntry.state == WaitingState.WAITING)):
        return 0
    await availability.lock_dates(event_date)
    waiting = await (
        WaitingListEntry.objects()
        .where(on_the_list)
        .where(WaitingListEntry.state.is_in(sorted(ON_THE_LIST)))
        .order_by(WaitingListEntry.id)
    )
    snapshot = await availability.snapshot_of(event_date, event_date)  # once: everybody waits for our lock
    promised = sum(entry.state == WaitingState.OFFERED for entry in waiting)
    offered = 0
    for entry in waiting:
        if entry.state != WaitingState.WAITING:
            continue
        day = availability.openings_of(
            snapshot, event_date, event_date, guests=entry.guests, postal_code=entry.postal_code
        )
        if _places(day[event_date], entry, snapshot.zone) <= promised:
            continue
        await _offer(entry)
        promised += 1
        offered += 1
    return offered


def _places(found: list[Opening], entry: WaitingListEntry, zone: ZoneInfo) -> int:
    """Return how many parties like theirs could be had, at the time that they want."""
    return sum(
        opening.capacity
        for opening in found
        if opening.is_available and entry.starts_minute in (None, _minute(opening, zone))
    )


def _minute(opening: Opening, zone: ZoneInfo) -> int:
    local = opening.starts_at.astimezone(zone)
    return local.hour * 60 + local.minute


async def _offer(entry: WaitingListEntry) -> None:
    entry.state = WaitingState.OFFERED
    entry.offered_until_at = clock.now() + OFFERED_FOR
    await entry.save([WaitingListEntry.state, WaitingListEntry.offered_until_at])
    await record(PlaceOffered(stream_id=entry.id, guests=entry.guests))
