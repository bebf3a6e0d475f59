"""A calendar program reads a feed."""

from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from portal.clock import now
from portal.domain.feeds.ics import FeedParty, feed_file
from tables.base import RowMissing
from tables.bookings import ON_THE_CALENDAR, Booking, BookingState
from tables.chefs import CalendarFeed, Chef
from tables.schedule import ChefAssignment
from tables.stations import Station
from tables.unit_of_work import atomic

PAST: Final = timedelta(days=30)
AHEAD: Final = timedelta(days=400)
NOTED_EVERY: Final = timedelta(minutes=5)
SHOWN: Final = ON_THE_CALENDAR | {BookingState.CANCELLED}
"""A hold that ran out is not crossed out, but gone: it never was a party."""


@atomic
async def read(feed_id: UUID) -> bytes:
    """Return a feed's calendar, from a month ago on, and note that it was read (every five minutes at most).

    Raises:
        RowMissing: it has been revoked.

    """
    feed = await CalendarFeed.one(feed_id)
    if feed.revoked_at is not None:
        raise RowMissing("CalendarFeed")
    station = await Station.one(feed.station)
    if feed.last_read_at is None or now() - feed.last_read_at > NOTED_EVERY:
        await CalendarFeed.update({CalendarFeed.last_read_at: now()}).where(CalendarFeed.id == feed.id)
    of_whom = (await Chef.one(feed.chef)).name if feed.chef else station.name
    return feed_file(f"Parties: {of_whom}", await _parties(feed.chef, station.time_zone), zone=station.time_zone)


async def _parties(chef_id: UUID | None, zone: str) -> list[FeedParty]:
    today = now().astimezone(ZoneInfo(zone)).date()
    first, last = today - PAST, today + AHEAD
    query = (
        Booking.select(
            Booking.id,
            Booking.customer_name,
            Booking.city,
            Booking.guests,
            Booking.reference,
            Booking.state,
            Booking.starts_at,
            Booking.ends_at,
            Booking.updated_at,
            Booking.revision,
        )
        .where(Booking.state.is_in(sorted(SHOWN)))
        .where((Booking.event_date >= first) & (Booking.event_date <= last))
    )
    if chef_id is not None:
        ids = await _of_chef(chef_id, first, last)
        if not ids:
            return []
        query = query.where(Booking.id.is_in(ids))
    return [_party(row) for row in await query.order_by(Booking.starts_at).order_by(Booking.id)]


async def _of_chef(chef_id: UUID, first: date, last: date) -> list[UUID]:
    """Return the bookings that a chef is reserved for."""
    rows = await ChefAssignment.select(ChefAssignment.booking).where(
        (ChefAssignment.chef == chef_id)
        & ChefAssignment.released_at.is_null()
        & (ChefAssignment.event_date >= first)
        & (ChefAssignment.event_date <= last)
    )
    return [row["booking"] for row in rows]


def _party(row: dict[str, Any]) -> FeedParty:
    changed_at: datetime = row["updated_at"]
    return FeedParty(
        booking_id=row["id"],
        first_name=row["customer_name"].split(maxsplit=1)[0] if row["customer_name"].strip() else "",
        city=row["city"],
        guests=row["guests"],
        reference=row["reference"],
        state=BookingState(row["state"]),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        changed_at=changed_at.replace(microsecond=0),
        revision=row["revision"],
    )
