"""The plan of some dates, as a calendar shows it: parties, chefs and their ways, room, and what is wrong."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain import catalog, chefs
from portal.domain.bookings.availability import rooms_of
from portal.domain.bookings.calendar import ON_THE_CALENDAR, CalendarEntry, Seat, calendar
from portal.domain.bookings.conflicts import Conflict, Roads, Stop, conflicts, ways
from portal.domain.bookings.world import Held, Hours, Kept, Opening, Slot, Stretch, World
from portal.domain.chefs import ChefTimes
from tables.bookings import BlockedDate, BookingState, OpeningSlot
from tables.catalog import Policy


class Block(msgspec.Struct, frozen=True):
    """A date, or one of its slots, that takes no new parties, and why."""

    id: UUID
    station: UUID
    blocked_date: date
    starts_minute: int | None
    reason: str


class Room(msgspec.Struct, frozen=True):
    """A slot of a station, and how many more parties could begin then, be it near or past."""

    station: UUID
    opening: Opening


class Plan(msgspec.Struct, frozen=True):
    """Everything about some dates. `entries` are what was asked for; rooms and conflicts are of all parties."""

    entries: tuple[CalendarEntry, ...]
    chefs: tuple[ChefTimes, ...]
    blocks: tuple[Block, ...]
    rooms: Mapping[date, tuple[Room, ...]]
    could: Mapping[date, int]
    ways: Mapping[tuple[UUID, date], list[Stop]]
    conflicts: tuple[Conflict, ...]

    @property
    def names(self) -> dict[UUID, str]:
        """Return the chefs' names."""
        return {chef.id: chef.name for chef in self.chefs}


async def plan(
    first: date,
    last: date,
    *,
    zones: Mapping[UUID, ZoneInfo],
    chef: UUID | None = None,
    states: Collection[BookingState] | None = None,
) -> Plan:
    """Return the plan from one date to another, of the stations in `zones`, in a fixed number of statements."""
    found = await calendar(first, last, states=frozenset(states or ()) | ON_THE_CALENDAR)
    working = await chefs.of_station(first, last, with_former=True)
    hours, slots = await _hours(), await _slots()
    blocks = await _blocks(first, last)
    planned = [entry for entry in found if entry.state in ON_THE_CALENDAR]
    stops: dict[tuple[UUID, date], list[Stop]] = {}
    rooms: dict[date, list[Room]] = defaultdict(list)
    could: dict[date, int] = defaultdict(int)
    for station, zone in zones.items():
        here = _World(
            station=station,
            hours=hours.get(station, Hours()),
            slots=tuple(slots.get(station, ())),
            cooks=tuple(each for each in working if each.station == station and each.is_active),
            blocked=frozenset((b.blocked_date, b.starts_minute) for b in blocks if b.station == station),
            entries=[entry for entry in planned if entry.station == station],
        )
        stops |= ways(here.entries, Roads(catalog.miles, miles_per_hour=here.hours.miles_per_hour))
        for day, (many, openings) in here.rooms(first, last, zone).items():
            could[day] += many
            rooms[day] += [Room(station, opening) for opening in openings]
    wanted = states or ON_THE_CALENDAR
    return Plan(
        entries=tuple(e for e in found if e.state in wanted and (chef is None or chef in e.chefs)),
        chefs=tuple(working),
        blocks=tuple(blocks),
        rooms={day: tuple(each) for day, each in rooms.items()},
        could=could,
        ways=stops,
        conflicts=tuple(conflicts(planned, stops)),
    )


class _World(msgspec.Struct):
    """What the room of one station depends on."""

    station: UUID
    hours: Hours
    slots: tuple[Slot, ...]
    cooks: tuple[ChefTimes, ...]
    blocked: frozenset[tuple[date, int | None]]
    entries: list[CalendarEntry]

    def rooms(self, first: date, last: date, zone: ZoneInfo) -> dict[date, tuple[int, list[Opening]]]:
        """Return the openings as if the first day were still to come: staff look at what is near, and has been."""
        long_before = datetime.combine(first, time.min, UTC) - timedelta(days=2)
        world = World(
            zone=zone,
            hours=msgspec.structs.replace(self.hours, notice_hours=0, horizon_days=(last - first).days + 10),
            slots=self.slots,
            blocked=self.blocked,
            cooks=self.cooks,
            kept=tuple(_kept(entry, seat) for entry in self.entries for seat in entry.seats),
            held=tuple(Held(entry.id, entry.starts_at, entry.chefs_needed) for entry in self.entries),
            miles=catalog.miles,
            now=long_before,
        )
        return rooms_of(world, first, last)


def _kept(entry: CalendarEntry, seat: Seat) -> Kept:
    return Kept(entry.id, seat.chef, entry.event_date, Stretch(seat.starts_at, seat.ends_at), seat.postal_code)


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
