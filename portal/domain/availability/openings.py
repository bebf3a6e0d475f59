"""The openings of a station, and everything that they depend on."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from portal import clock
from portal.domain import catalog, chefs
from portal.domain.availability.compute import openings_of
from portal.domain.availability.snapshot import Assignment, AvailabilitySnapshot, Held, Hours, Opening, Slot
from portal.domain.chefs import TimeRange
from tables.bookings import ACTIVE, Booking
from tables.catalog import OpeningSlot, Policy
from tables.schedule import BlockedDate, ChefAssignment
from tables.scope import the_station
from tables.stations import Station

_DAY = timedelta(days=1)


async def openings(
    first: date, last: date, *, guests: int, postal_code: str = "", without: UUID | None = None
) -> dict[date, list[Opening]]:
    """Return when a party of that size could begin at the station in scope; `without` a booking that is to be moved."""
    snapshot = await snapshot_of(first, last)
    if without:
        snapshot = snapshot.without(without)
    return openings_of(snapshot, first, last, guests=guests, postal_code=postal_code)


async def snapshot_of(
    first: date, last: date, *, station: Station | None = None, policy: Policy | None = None
) -> AvailabilitySnapshot:
    """Return all that the availability of some dates depends on, in a fixed number of statements.

    Whoever has read the station and its policy already need not ask again.
    """
    station = station or await Station.one(the_station())
    zone = ZoneInfo(station.time_zone)
    # a party late on the evening before, or early on the morning after, keeps a chef from driving here
    around = TimeRange(chefs.at_minute(first - _DAY, 0, zone), chefs.at_minute(last + 2 * _DAY, 0, zone))
    return AvailabilitySnapshot(
        zone=zone,
        hours=hours_of(policy or await catalog.policy()),
        slots=await _slots(),
        blocked=await _blocked(first, last),
        cooks=tuple(await chefs.of_station(first - _DAY, last + _DAY)),
        assignments=await _assignments(first - _DAY, last + _DAY),
        held=await _held(around),
        miles=catalog.miles,
        now=clock.now(),
    )


def hours_of(policy: Policy) -> Hours:
    """Return the policy's part of availability."""
    return Hours(
        setup_minutes=policy.setup_minutes,
        service_minutes=policy.service_minutes,
        cleanup_minutes=policy.cleanup_minutes,
        miles_per_hour=policy.miles_per_hour,
        guests_per_chef=policy.guests_per_chef,
        notice_hours=policy.notice_hours,
        horizon_days=policy.horizon_days,
    )


async def _slots() -> tuple[Slot, ...]:
    rows = await OpeningSlot.select(OpeningSlot.weekdays, OpeningSlot.starts_minute, OpeningSlot.max_parties)
    return tuple(Slot(tuple(row["weekdays"]), row["starts_minute"], row["max_parties"]) for row in rows)


async def _blocked(first: date, last: date) -> frozenset[tuple[date, int | None]]:
    rows = await (
        BlockedDate.select(BlockedDate.blocked_date, BlockedDate.starts_minute)
        .where(BlockedDate.blocked_date >= first)
        .where(BlockedDate.blocked_date <= last)
    )
    return frozenset((row["blocked_date"], row["starts_minute"]) for row in rows)


async def _assignments(first: date, last: date) -> tuple[Assignment, ...]:
    table = ChefAssignment
    rows = await (
        table.select(table.booking, table.chef, table.event_date, table.starts_at, table.ends_at, table.postal_code)
        .where(table.released_at.is_null())
        .where(table.event_date >= first)
        .where(table.event_date <= last)
    )
    return tuple(
        Assignment(row["booking"], row["chef"], row["event_date"], _time_range(row), row["postal_code"]) for row in rows
    )


async def _held(around: TimeRange) -> tuple[Held, ...]:
    rows = await (
        Booking.select(
            Booking.id,
            Booking.starts_at,
            Booking.chefs_needed,
            Booking.confirmed_hold_until_at,
            Booking.unopened_until_at,
        )
        .where(Booking.state.is_in(sorted(ACTIVE)))
        .where(Booking.starts_at >= around.starts_at)
        .where(Booking.starts_at < around.ends_at)
    )
    now = clock.now()
    return tuple(
        Held(row["id"], row["starts_at"], row["chefs_needed"], is_unconfirmed=_is_unconfirmed(row, now)) for row in rows
    )


def _is_unconfirmed(row: dict[str, Any], now: datetime) -> bool:
    """Say whether nobody has shown yet that our letters reach them; what needs no deposit is asked for a while."""
    until = row["unopened_until_at"]
    return row["confirmed_hold_until_at"] is not None or (until is not None and until > now)


def _time_range(row: dict[str, Any]) -> TimeRange:
    return TimeRange(row["starts_at"], row["ends_at"])
