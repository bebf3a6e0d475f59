"""The month as a grid: its parties by name, how full each date is, and on demand the free capacity. Pure."""

from calendar import SUNDAY, Calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain.availability import OpeningState
from portal.domain.schedule import Block, CalendarEntry, CalendarOverview, Conflict

CHIPS: Final = 3
"""As many parties fit into a cell by name; where there is one more, it takes the line that would say so."""
BUSY_PERCENT: Final = 90
_WEEKS: Final = Calendar(firstweekday=SUNDAY)

Zones = Mapping[UUID, ZoneInfo]


class SlotOccupancy(msgspec.Struct, frozen=True):
    """A slot of a date by its station's clock: how many parties begin then, and how many more could."""

    at: datetime
    parties: tuple[UUID, ...]
    free: int
    state: OpeningState | None
    is_trouble: bool = False

    @property
    def key(self) -> str:
        """Return the slot as addresses name it."""
        return f"{self.at:%Y-%m-%dT%H:%M}"

    @property
    def left(self) -> tuple[str, str]:
        """Return what is left of it, in a word and a tone."""
        if self.is_trouble:
            return "Conflict", "tone-bad"
        if self.state is None:
            return "", ""
        if self.state == OpeningState.BLOCKED:
            return "Blocked", ""
        return (f"{self.free} free" if self.free else "Full"), ""


class MonthCell(msgspec.Struct, frozen=True):
    """A date in the grid: `taken` chefs of those of their `capacity`."""

    date: date
    entries: tuple[CalendarEntry, ...]
    taken: int
    capacity: int
    block: Block | None = None
    conflicts: tuple[Conflict, ...] = ()
    slots: tuple[SlotOccupancy, ...] = ()

    @property
    def parties(self) -> int:
        """Return how many parties there are."""
        return len(self.entries)

    @property
    def named(self) -> tuple[CalendarEntry, ...]:
        """Return the parties that stand there by name, the earliest."""
        return self.entries if len(self.entries) <= CHIPS + 1 else self.entries[:CHIPS]

    @property
    def more(self) -> int:
        """Return how many others there are."""
        return self.parties - len(self.named)

    @property
    def is_trouble(self) -> bool:
        """Say whether a chef's plan does not work out; a chef who is still to be found is no trouble yet."""
        return any(conflict.chef for conflict in self.conflicts)

    @property
    def is_busy(self) -> bool:
        """Say whether the date is all but full."""
        return self.taken * 100 >= self.capacity * BUSY_PERCENT

    @property
    def fill(self) -> str:
        """Return how full it is, as it stands beside its bar; nothing where nobody works, and nobody has to."""
        if self.taken > self.capacity:
            return f"{self.taken}, chefs for {self.capacity}"
        return f"{self.taken} of {self.capacity}" if self.capacity else ""


def days_of(month: date) -> list[date]:
    """Return the days of the weeks that a month touches, from Sunday on."""
    return list(_WEEKS.itermonthdates(month.year, month.month))


def cells(days: Iterable[date], overview: CalendarOverview, zones: Zones) -> list[MonthCell]:
    """Lay out these days."""
    parties: dict[date, list[CalendarEntry]] = defaultdict(list)
    for entry in overview.entries:
        parties[entry.event_date].append(entry)
    wrong: dict[date, list[Conflict]] = defaultdict(list)
    for conflict in overview.conflicts:
        wrong[conflict.event_date].append(conflict)
    closed = {block.blocked_date: block for block in overview.blocks if block.starts_minute is None}
    return [_cell(day, tuple(parties[day]), tuple(wrong[day]), closed.get(day), overview, zones) for day in days]


def _cell(
    day: date,
    entries: tuple[CalendarEntry, ...],
    wrong: tuple[Conflict, ...],
    block: Block | None,
    overview: CalendarOverview,
    zones: Zones,
) -> MonthCell:
    troubled = {booking for conflict in wrong if conflict.chef for booking in conflict.bookings}
    return MonthCell(
        date=day,
        entries=entries,
        taken=sum(max(entry.chefs_needed, len(entry.assignments)) for entry in entries),
        capacity=overview.capacity.get(day, 0),
        block=block,
        conflicts=wrong,
        slots=slots_of(entries, day, overview, zones, troubled) if day in overview.slots else (),
    )


def slots_of(
    entries: Iterable[CalendarEntry], day: date, overview: CalendarOverview, zones: Zones, troubled: set[UUID]
) -> tuple[SlotOccupancy, ...]:
    """Lay out a day's slots: those that are open, and those at which there are parties all the same.

    Slots of several stations are one where their clocks agree; they stand in the order in which they come.
    """
    at: dict[tuple[datetime, str], list[CalendarEntry]] = defaultdict(list)
    for entry in entries:
        at[entry.starts_at, zones[entry.station].key].append(entry)
    capacities = _capacities_at(day, overview, zones)
    return tuple(_slot(*when, at.get(when, []), capacities.get(when), troubled) for when in sorted({*at, *capacities}))


def _capacities_at(
    day: date, overview: CalendarOverview, zones: Zones
) -> dict[tuple[datetime, str], tuple[int, OpeningState]]:
    """Return the free capacity and the state of each of a day's slots."""
    found: dict[tuple[datetime, str], tuple[int, OpeningState]] = {}
    for slot in overview.slots.get(day, ()):
        at = slot.opening.starts_at, zones[slot.station].key
        free, state = found.get(at, (0, slot.opening.state))
        found[at] = (
            free + slot.opening.capacity,
            slot.opening.state if slot.opening.is_available or not free else state,
        )
    return found


def _slot(
    at: datetime,
    zone: str,
    entries: list[CalendarEntry],
    capacity: tuple[int, OpeningState] | None,
    troubled: set[UUID],
) -> SlotOccupancy:
    free, state = capacity or (0, None)
    return SlotOccupancy(
        at=at.astimezone(ZoneInfo(zone)),
        parties=tuple(entry.id for entry in entries),
        free=free,
        state=state,
        is_trouble=any(entry.id in troubled for entry in entries),
    )
