"""The week as rows of chefs: their parties of each day, the ways between them, and when they are off. Pure."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

import msgspec

from portal.controllers.staff.calendar.month import Zones
from portal.domain.chefs import Absence, ChefTimes
from portal.domain.schedule import CalendarEntry, CalendarOverview, ConflictKind, Drive, RouteStop

DAYS = 7
MORNING = time(5)
"""What goes on until then belongs to the evening before."""


class ChefVisit(msgspec.Struct, frozen=True):
    """A party in a chef's row, and the drive that leads to it from the one before."""

    entry: CalendarEntry
    drive: Drive | None = None
    is_clash: bool = False
    absence: Absence | None = None


class ChefWeekDay(msgspec.Struct, frozen=True):
    """A chef's day. `off` says why they are away, be there a party all the same or not."""

    date: date
    visits: tuple[ChefVisit, ...] = ()
    off: str | None = None


class ChefWeek(msgspec.Struct, frozen=True):
    """A chef's week; without a chef, the parties that need one."""

    chef: ChefTimes | None
    squares: tuple[ChefWeekDay, ...]
    parties: int
    miles: int = 0


def week_of(day: date) -> list[date]:
    """Return the days of a date's week, from Sunday on."""
    first = day - timedelta(days=(day.weekday() + 1) % DAYS)
    return [first + timedelta(days=number) for number in range(DAYS)]


def rows(days: list[date], overview: CalendarOverview, zones: Zones) -> list[ChefWeek]:
    """Lay out these days: first what needs a chef, then each chef who works there, or has something to do."""
    shown = {entry.id for entry in overview.entries}
    made = [_row(chef, days, overview, zones, shown) for chef in overview.chefs]
    return [_unstaffed(days, overview), *(row for row in made if row.parties or (row.chef and row.chef.is_active))]


def way(stops: Iterable[RouteStop], shown: set[UUID], away: Mapping[UUID, Absence | None]) -> tuple[ChefVisit, ...]:
    """Return a chef's day; both parties of a clash are marked, and those at which they are away."""
    known = list(stops)
    clashing: set[UUID] = set()
    for before, stop in itertools.pairwise(known):
        if stop.drive and stop.drive.is_clash:
            clashing |= {before.entry.id, stop.entry.id}
    return tuple(
        ChefVisit(stop.entry, stop.drive, stop.entry.id in clashing, away.get(stop.entry.id))
        for stop in known
        if stop.entry.id in shown
    )


def _row(chef: ChefTimes, days: list[date], overview: CalendarOverview, zones: Zones, shown: set[UUID]) -> ChefWeek:
    away = {
        wrong.bookings[0]: wrong.absence
        for wrong in overview.conflicts
        if wrong.chef == chef.id and wrong.kind == ConflictKind.AWAY
    }
    squares = [
        ChefWeekDay(day, way(overview.ways.get((chef.id, day), ()), shown, away), off(chef, day, zones)) for day in days
    ]
    visits_of_week = [visit for square in squares for visit in square.visits]
    miles = sum(visit.drive.miles or 0 for visit in visits_of_week if visit.drive)
    return ChefWeek(chef, tuple(squares), len(visits_of_week), miles)


def off(chef: ChefTimes, day: date, zones: Zones) -> str | None:
    """Return why a chef does not work on a day, or None where they do for a part of it."""
    zone = zones[chef.station]
    begins = datetime.combine(day, MORNING, zone)
    ends = datetime.combine(day + timedelta(days=1), MORNING, zone)
    if any(span.starts_at < ends and begins < span.ends_at for span in chef.ranges(day, day, zone)):
        return None
    if chef.has_left(day):
        return "Has left"
    away = (each for each in chef.overrides if each.is_off and each.starts_at < ends and begins < each.ends_at)
    return next((each.reason for each in away if each.reason), "Day off")


def _unstaffed(days: list[date], overview: CalendarOverview) -> ChefWeek:
    missing: dict[date, list[CalendarEntry]] = defaultdict(list)
    for entry in overview.entries:
        if entry.chefs_missing:
            missing[entry.event_date].append(entry)
    squares = tuple(ChefWeekDay(day, tuple(ChefVisit(entry) for entry in missing[day])) for day in days)
    return ChefWeek(None, squares, sum(len(each) for each in missing.values()))
