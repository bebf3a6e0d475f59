"""What is wrong with a schedule: a chef who is away, in two places, or on the road too long; too few chefs. Pure.

The constraint in the database keeps a chef out of two places at once; here stands what it cannot see: the way between
them, hours and days off that came later than the party, and rows that were written before it.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from math import ceil
from typing import Final
from uuid import UUID

import msgspec

from portal.domain.chefs import Absence, Shifts
from portal.domain.schedule.calendar import CalendarAssignment, CalendarEntry

Miles = Callable[[str, str], int | None]

UNKNOWN_DRIVE_MINUTES: Final = 45
"""Between two places of which one is not known."""


class Drive(msgspec.Struct, frozen=True):
    """The way between two parties of a chef: what it takes, and the time there is for it (negative: they overlap)."""

    miles: int | None
    minutes: int
    has_minutes: int

    @property
    def is_clash(self) -> bool:
        """Say whether the chef would be at two parties at once."""
        return self.has_minutes < 0

    @property
    def is_late(self) -> bool:
        """Say whether the chef would come too late."""
        return self.minutes > self.has_minutes


class Roads:
    """How long chefs drive; each way is looked up once."""

    def __init__(self, miles: Miles, *, miles_per_hour: int) -> None:
        self._miles = miles
        self._miles_per_hour = miles_per_hour
        self._known: dict[tuple[str, str], int | None] = {}

    def miles(self, here: str, there: str) -> int | None:
        """Return the miles between two ZIP codes; None where one is not known."""
        key = (min(here, there), max(here, there))
        if key not in self._known:
            self._known[key] = self._miles(*key) if all(key) else None
        return self._known[key]

    def drive(self, before: CalendarAssignment, after: CalendarAssignment) -> Drive:
        """Return the way from one party to the next."""
        miles = self.miles(before.postal_code, after.postal_code)
        minutes = UNKNOWN_DRIVE_MINUTES if miles is None else ceil(miles * 60 / self._miles_per_hour)
        return Drive(miles, minutes, int((after.starts_at - before.ends_at).total_seconds()) // 60)


class ConflictKind(StrEnum):
    """What is wrong."""

    AWAY = "away"
    CLASH = "clash"
    LATE = "late"
    SHORT = "short"


class Conflict(msgspec.Struct, frozen=True):
    """Something that a person must change: a chef who cannot be there, or a party that lacks chefs."""

    kind: ConflictKind
    event_date: date
    bookings: tuple[UUID, ...]
    chef: UUID | None = None
    drive: Drive | None = None
    missing: int = 0
    absence: Absence | None = None


class RouteStop(msgspec.Struct, frozen=True):
    """A party on a chef's way, and the drive that leads to it from the one before."""

    entry: CalendarEntry
    assignment: CalendarAssignment
    drive: Drive | None = None


def ways(entries: Iterable[CalendarEntry], roads: Roads) -> dict[tuple[UUID, date], list[RouteStop]]:
    """Return each chef's parties on each date, in their order, with the drives between them."""
    assignments: dict[tuple[UUID, date], list[tuple[CalendarAssignment, CalendarEntry]]] = defaultdict(list)
    for entry in entries:
        for assignment in entry.assignments:
            assignments[assignment.chef, entry.event_date].append((assignment, entry))
    return {key: _in_order(each, roads) for key, each in assignments.items()}


def conflicts(
    entries: Iterable[CalendarEntry],
    stops: Mapping[tuple[UUID, date], list[RouteStop]],
    *,
    shifts: Mapping[UUID, Shifts],
    now: datetime,
) -> list[Conflict]:
    """Return what is wrong with what is still to come, by date; `shifts` are those of each station."""
    ahead = [entry for entry in entries if entry.is_movable and entry.over_at > now]
    found = [*_away(ahead, shifts), *_too_far(stops, {entry.id for entry in ahead}), *_short(ahead)]
    return sorted(found, key=lambda conflict: conflict.event_date)


def _away(entries: Iterable[CalendarEntry], shifts: Mapping[UUID, Shifts]) -> Iterator[Conflict]:
    """Find chefs who are reserved for a party at which they are off, do not work, or never will again."""
    for entry in entries:
        for assignment in entry.assignments:
            absence = shifts[entry.station].absence(assignment.chef, assignment.starts_at, assignment.ends_at)
            if absence:
                yield Conflict(ConflictKind.AWAY, entry.event_date, (entry.id,), chef=assignment.chef, absence=absence)


def _too_far(stops: Mapping[tuple[UUID, date], list[RouteStop]], ahead: set[UUID]) -> Iterator[Conflict]:
    """Find parties of a chef that overlap, or that lie too far apart for the time between them."""
    for (chef, day), way in stops.items():
        for before, stop in itertools.pairwise(way):
            both = before.entry.id, stop.entry.id
            if stop.drive is not None and stop.drive.is_late and ahead.issuperset(both):
                kind = ConflictKind.CLASH if stop.drive.is_clash else ConflictKind.LATE
                yield Conflict(kind, day, both, chef=chef, drive=stop.drive)


def _short(entries: Iterable[CalendarEntry]) -> Iterator[Conflict]:
    for entry in entries:
        if entry.chefs_missing:
            yield Conflict(ConflictKind.SHORT, entry.event_date, (entry.id,), missing=entry.chefs_missing)


def _in_order(assignments: list[tuple[CalendarAssignment, CalendarEntry]], roads: Roads) -> list[RouteStop]:
    ordered = sorted(assignments, key=lambda each: (each[0].starts_at, each[1].id))
    way = [RouteStop(ordered[0][1], ordered[0][0])]
    for (before, _), (assignment, entry) in itertools.pairwise(ordered):
        way.append(RouteStop(entry, assignment, roads.drive(before, assignment)))
    return way
