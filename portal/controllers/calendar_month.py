"""The month as a grid: how full each date and slot is, one pip for each chef. Pure."""

from calendar import SUNDAY, Calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain.bookings import Block, CalendarEntry, Conflict, OpeningState, Plan

PIPS: Final = 6
"""As many fit into a cell; the numbers say the rest."""
_WEEKS: Final = Calendar(firstweekday=SUNDAY)
_HOLD, _CONFIRMED, _CONFLICT, _OPEN, _FREE = "hold", "confirmed", "conflict", "open", ""

Zones = Mapping[UUID, ZoneInfo]


class Spot(msgspec.Struct, frozen=True):
    """A slot of a date: its parties' chefs and the free ones as pips, and how many more parties could begin."""

    at: datetime
    pips: tuple[str, ...]
    taken: int
    free: int
    parties: int
    holds: int
    state: OpeningState | None
    is_trouble: bool = False

    @property
    def key(self) -> str:
        """Return the slot as addresses name it."""
        return f"{self.at:%Y-%m-%dT%H:%M}"

    @property
    def label(self) -> str:
        """Return the hour as it stands in a cell: 6, 6:30."""
        hour = self.at.hour % 12 or 12
        return f"{hour}:{self.at:%M}" if self.at.minute else str(hour)

    @property
    def is_full(self) -> bool:
        """Say whether no further party can begin then."""
        return self.state is not None and not self.free

    @property
    def says(self) -> str:
        """Return what the pips mean."""
        words = [f"{self.parties} {'party' if self.parties == 1 else 'parties'}"]
        if self.holds:
            words.append(f"{self.holds} on hold")
        if self.state == OpeningState.BLOCKED:
            words.append("blocked")
        elif self.state is not None:
            words.append(f"{self.free} free" if self.free else "full")
        if "open" in self.pips:
            words.append("not enough chefs")
        if self.is_trouble:
            words.append("conflict")
        return ", ".join(words)


class Cell(msgspec.Struct, frozen=True):
    """A date in the grid: `taken` chefs of those who `could` cook."""

    date: date
    spots: tuple[Spot, ...]
    parties: int
    taken: int
    could: int
    fill_percent: int
    block: Block | None = None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_trouble(self) -> bool:
        """Say whether a chef's plan does not work out; a chef who is still to be found is no trouble yet."""
        return any(conflict.chef for conflict in self.conflicts)

    @property
    def is_busy(self) -> bool:
        """Say whether the date is all but full."""
        return self.fill_percent >= 90  # noqa: PLR2004


def days_of(month: date) -> list[date]:
    """Return the days of the weeks that a month touches, from Sunday on."""
    return list(_WEEKS.itermonthdates(month.year, month.month))


def cells(days: Iterable[date], plan: Plan, zones: Zones) -> list[Cell]:
    """Lay out these days."""
    parties: dict[date, list[CalendarEntry]] = defaultdict(list)
    for entry in plan.entries:
        parties[entry.event_date].append(entry)
    wrong: dict[date, list[Conflict]] = defaultdict(list)
    for conflict in plan.conflicts:
        wrong[conflict.event_date].append(conflict)
    closed = {block.blocked_date: block for block in plan.blocks if block.starts_minute is None}
    return [_cell(day, parties[day], tuple(wrong[day]), closed.get(day), plan, zones) for day in days]


def _cell(
    day: date,
    entries: list[CalendarEntry],
    wrong: tuple[Conflict, ...],
    block: Block | None,
    plan: Plan,
    zones: Zones,
) -> Cell:
    rooms = plan.rooms.get(day, ())
    troubled = {booking for conflict in wrong if conflict.chef for booking in conflict.bookings}
    taken = sum(max(entry.chefs_needed, len(entry.seats)) for entry in entries)
    fills = [room.opening.fill_percent for room in rooms]
    fill = round(sum(fills) / len(fills)) if fills else 0
    return Cell(
        date=day,
        spots=spots(entries, rooms_at(day, plan, zones), troubled, zones),
        parties=len(entries),
        taken=taken,
        could=plan.could.get(day, taken),
        fill_percent=fill,
        block=block,
        conflicts=wrong,
    )


def rooms_at(day: date, plan: Plan, zones: Zones) -> dict[datetime, tuple[int, OpeningState]]:
    """Return the free places and the state of each of a day's slots, by the clock on the wall."""
    found: dict[datetime, tuple[int, OpeningState]] = {}
    for room in plan.rooms.get(day, ()):
        at = wall(room.opening.starts_at, zones[room.station])
        places, state = found.get(at, (0, room.opening.state))
        found[at] = (places + room.opening.places, room.opening.state if room.opening.is_free or not places else state)
    return found


def spots(
    entries: Iterable[CalendarEntry],
    rooms: Mapping[datetime, tuple[int, OpeningState]],
    troubled: set[UUID],
    zones: Zones,
) -> tuple[Spot, ...]:
    """Lay out a day's slots: those that are open, and those at which there are parties all the same."""
    at: dict[datetime, list[CalendarEntry]] = defaultdict(list)
    for entry in entries:
        at[wall(entry.starts_at, zones[entry.station])].append(entry)
    return tuple(_spot(time, at.get(time, []), rooms.get(time), troubled) for time in sorted({*at, *rooms}))


def wall(at: datetime, zone: ZoneInfo) -> datetime:
    """Return what the clock on the wall shows, without a zone: slots of several stations stand side by side."""
    return at.astimezone(zone).replace(tzinfo=None)


def _spot(
    at: datetime, entries: list[CalendarEntry], room: tuple[int, OpeningState] | None, troubled: set[UUID]
) -> Spot:
    free, state = room or (0, None)
    taken = [kind for entry in sorted(entries, key=_rank) for kind in _pips(entry, troubled)]
    return Spot(
        at=at,
        pips=tuple((taken + [_FREE] * free)[:PIPS]),
        taken=len(taken),
        free=free,
        parties=len(entries),
        holds=sum(entry.is_hold for entry in entries),
        state=state,
        is_trouble=any(entry.id in troubled for entry in entries),
    )


def _rank(entry: CalendarEntry) -> tuple[bool, str]:
    return entry.is_hold, entry.reference


def _pips(entry: CalendarEntry, troubled: set[UUID]) -> list[str]:
    kind = _CONFLICT if entry.id in troubled else _HOLD if entry.is_hold else _CONFIRMED
    missing = entry.chefs_missing
    return [kind] * (max(entry.chefs_needed, len(entry.seats), 1) - missing) + [_OPEN] * missing
