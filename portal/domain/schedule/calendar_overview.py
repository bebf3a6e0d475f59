"""An overview of some dates, as a calendar shows it: parties, chefs and their ways, capacity, and what is wrong."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import availability, catalog, chefs
from portal.domain.availability import Assignment, AvailabilitySnapshot, Held, Hours, Opening, Slot
from portal.domain.chefs import ChefTimes, Shifts, TimeRange
from portal.domain.schedule.calendar import CalendarAssignment, CalendarEntry, calendar
from portal.domain.schedule.conflicts import Conflict, Roads, RouteStop, conflicts, ways
from tables.bookings import ON_THE_CALENDAR, BookingState
from tables.catalog import OpeningSlot, Policy
from tables.schedule import BlockedDate


class Block(msgspec.Struct, frozen=True):
    """A date, or one of its slots, that takes no new parties, and why."""

    id: UUID
    station: UUID
    blocked_date: date
    starts_minute: int | None
    reason: str


class SlotCapacity(msgspec.Struct, frozen=True):
    """A slot of a station, and how many more parties could begin then, be it near or past."""

    station: UUID
    opening: Opening


class CalendarOverview(msgspec.Struct, frozen=True):
    """Everything about some dates. `entries` are what was asked for; capacity and conflicts are of all parties.

    `slots` are those of the dates that were asked for, `capacity` says at how many parties each date's chefs can cook,
    and `instead` who could take a party over whose chef has a conflict, the best fit first.
    """

    entries: tuple[CalendarEntry, ...]
    chefs: tuple[ChefTimes, ...]
    blocks: tuple[Block, ...]
    slots: Mapping[date, tuple[SlotCapacity, ...]]
    capacity: Mapping[date, int]
    ways: Mapping[tuple[UUID, date], list[RouteStop]]
    conflicts: tuple[Conflict, ...]
    instead: Mapping[UUID, tuple[UUID, ...]]

    @property
    def names(self) -> dict[UUID, str]:
        """Return the chefs' names."""
        return {chef.id: chef.name for chef in self.chefs}


async def calendar_overview(
    first: date,
    last: date,
    *,
    zones: Mapping[UUID, ZoneInfo],
    slots_on: Collection[date] = (),
    chef: UUID | None = None,
    states: Collection[BookingState] | None = None,
) -> CalendarOverview:
    """Return the overview from one date to another, of the stations in `zones`, in a fixed number of statements.

    Their capacity is computed for the dates of `slots_on` alone: that takes longer than all the rest.
    """
    found = await calendar(first, last, states=frozenset(states or ()) | ON_THE_CALENDAR)
    working = await chefs.of_station(first, last, with_former=True)
    hours, slots = await _hours(), await _slots()
    blocks = await _blocks(first, last)
    planned = [entry for entry in found if entry.state in ON_THE_CALENDAR]
    stops: dict[tuple[UUID, date], list[RouteStop]] = {}
    shifts: dict[UUID, Shifts] = {}
    snapshots: dict[UUID, AvailabilitySnapshot] = {}
    for station, zone in zones.items():
        here = [entry for entry in planned if entry.station == station]
        cooks = tuple(each for each in working if each.station == station)
        snapshots[station] = AvailabilitySnapshot(
            zone=zone,
            hours=hours.get(station, Hours()),
            slots=tuple(slots.get(station, ())),
            blocked=frozenset((b.blocked_date, b.starts_minute) for b in blocks if b.station == station),
            cooks=tuple(each for each in cooks if each.is_active),
            assignments=tuple(_assignment(entry, each) for entry in here for each in entry.assignments),
            held=tuple(Held(entry.id, entry.starts_at, entry.chefs_needed) for entry in here),
            miles=catalog.miles,
            now=clock.now(),
        )
        shifts[station] = Shifts(cooks, first, last, zone)
        stops |= ways(here, Roads(catalog.miles, miles_per_hour=snapshots[station].hours.miles_per_hour))
    wrong = conflicts(planned, stops, shifts=shifts, now=clock.now())
    wanted = states or ON_THE_CALENDAR
    return CalendarOverview(
        entries=tuple(e for e in found if e.state in wanted and (chef is None or chef in e.chefs)),
        chefs=tuple(working),
        blocks=tuple(blocks),
        slots=_slot_capacities(snapshots, shifts, slots_on),
        capacity=_capacity(snapshots, shifts, first, last),
        ways=stops,
        conflicts=tuple(wrong),
        instead=_instead(
            wrong, {entry.id: entry for entry in planned if entry.event_date in slots_on}, snapshots, shifts
        ),
    )


def _slot_capacities(
    snapshots: Mapping[UUID, AvailabilitySnapshot], shifts: Mapping[UUID, Shifts], days: Collection[date]
) -> dict[date, tuple[SlotCapacity, ...]]:
    found_slots: dict[date, list[SlotCapacity]] = defaultdict(list)
    for station, snapshot in snapshots.items():
        if days:
            first, last = min(days), max(days)
            found = availability.openings_anywhere(
                _as_if_to_come(snapshot, first, last), first, last, shifts=shifts[station]
            )
            for day, openings in found.items():
                found_slots[day] += [SlotCapacity(station, opening) for opening in openings]
    return {day: tuple(each) for day, each in found_slots.items()}


def _capacity(
    snapshots: Mapping[UUID, AvailabilitySnapshot], shifts: Mapping[UUID, Shifts], first: date, last: date
) -> dict[date, int]:
    capacity: dict[date, int] = defaultdict(int)
    for station, snapshot in snapshots.items():
        for day, many in availability.capacity_of(snapshot, first, last, shifts=shifts[station]).items():
            capacity[day] += many
    return capacity


def _as_if_to_come(snapshot: AvailabilitySnapshot, first: date, last: date) -> AvailabilitySnapshot:
    """Return the snapshot as if the first day were still to come: staff look at what is near, and has been."""
    long_before = datetime.combine(first, time.min, UTC) - timedelta(days=2)
    hours = msgspec.structs.replace(snapshot.hours, notice_hours=0, horizon_days=(last - first).days + 10)
    return msgspec.structs.replace(snapshot, hours=hours, now=long_before)


def _instead(
    wrong: Iterable[Conflict],
    entries: Mapping[UUID, CalendarEntry],
    snapshots: Mapping[UUID, AvailabilitySnapshot],
    shifts: Mapping[UUID, Shifts],
) -> dict[UUID, tuple[UUID, ...]]:
    """Return who could cook at each party whose chef cannot, the best fit first."""
    found = {}
    for booking in dict.fromkeys(each for conflict in wrong for each in conflict.bookings):
        if entry := entries.get(booking):
            postal_code = next((each.postal_code for each in entry.assignments), "")
            snapshot = snapshots[entry.station].without(booking)
            free = availability.chefs_for(
                snapshot, entry.starts_at, postal_code=postal_code, shifts=shifts[entry.station]
            )
            found[booking] = tuple(chef for chef in free if chef not in entry.chefs)
    return found


def _assignment(entry: CalendarEntry, of: CalendarAssignment) -> Assignment:
    return Assignment(entry.id, of.chef, entry.event_date, TimeRange(of.starts_at, of.ends_at), of.postal_code)


async def _hours() -> dict[UUID, Hours]:
    """Return the hours of each station's newest policy."""
    fields = [getattr(Policy, field.name) for field in msgspec.structs.fields(Hours)]
    rows = (
        await Policy.select(Policy.station, *fields)
        .distinct(on=[Policy.station])
        .order_by(Policy.station)
        .order_by(Policy.version, ascending=False)
    )
    return {row.pop("station"): Hours(**row) for row in rows}


async def _slots() -> dict[UUID, list[Slot]]:
    rows = await OpeningSlot.select(
        OpeningSlot.station, OpeningSlot.weekdays, OpeningSlot.starts_minute, OpeningSlot.max_parties
    )
    found: dict[UUID, list[Slot]] = defaultdict(list)
    for row in rows:
        found[row["station"]].append(Slot(tuple(row["weekdays"]), row["starts_minute"], row["max_parties"]))
    return found


async def _blocks(first: date, last: date) -> list[Block]:
    rows = (
        await BlockedDate.select(*(getattr(BlockedDate, field.name) for field in msgspec.structs.fields(Block)))
        .where(BlockedDate.blocked_date >= first)
        .where(BlockedDate.blocked_date <= last)
        .order_by(BlockedDate.blocked_date)
        .order_by(BlockedDate.starts_minute)
    )
    return [Block(**row) for row in rows]
