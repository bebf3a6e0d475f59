"""When a party can begin, and who could cook at it: the one answer for the page and for the commit. Pure.

A chef is busy from loading the car to cleaning up, and drives between two parties. Times are instants; slots, hours and
dates are those of the clock on the station's wall.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta
from math import ceil
from typing import Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from portal.domain.availability.snapshot import Assignment, AvailabilitySnapshot, Opening, OpeningState, Slot
from portal.domain.chefs import ChefTimes, Shifts, TimeRange, at_minute

_DAY: Final = timedelta(days=1)
_NO_TIME: Final = timedelta()
UNKNOWN_DRIVE: Final = timedelta(minutes=45)
"""Between two places of which one is not known."""
NEAR_MILES: Final = 10
UNKNOWN_MILES: Final = 25
"""What an unknown drive counts when chefs are put in order."""


class Fitness(NamedTuple):
    """How well a chef fits a party: near already, miles to drive, parties on that day. The smallest is the best."""

    is_far: bool
    miles: int
    events: int


def openings_of(
    snapshot: AvailabilitySnapshot, first: date, last: date, *, guests: int, postal_code: str
) -> dict[date, list[Opening]]:
    """Return each date's openings, in their order, for a party of that size at that place."""
    busy = _Busy(snapshot, first, last, postal_code)
    return {day: busy.openings(day, guests) for day in _days(first, last)}


def openings_anywhere(
    snapshot: AvailabilitySnapshot, first: date, last: date, *, shifts: Shifts | None = None
) -> dict[date, list[Opening]]:
    """Return each date's openings for the smallest party, wherever on the chefs' ways it may be.

    What is full here is full for everybody; whether one place is near enough, `openings_of` says. `shifts` are the
    chefs' hours of these dates, where they are known already.
    """
    busy = _Busy(snapshot, first, last, None, shifts)
    return {day: busy.openings(day, 1) for day in _days(first, last)}


def capacity_of(
    snapshot: AvailabilitySnapshot, first: date, last: date, *, shifts: Shifts | None = None
) -> dict[date, int]:
    """Return at how many parties each date's chefs could cook in all."""
    busy = _Busy(snapshot, first, last, None, shifts)
    return {day: busy.capacity(day) for day in _days(first, last)}


def chefs_for(
    snapshot: AvailabilitySnapshot, starts_at: datetime, *, postal_code: str, shifts: Shifts | None = None
) -> dict[UUID, Fitness]:
    """Return who could cook at a party that begins then, the best fit first."""
    day = local_date(starts_at, snapshot.zone)
    return _Busy(snapshot, day, day, postal_code, shifts).free(starts_at)


def can_cook(snapshot: AvailabilitySnapshot, chef: UUID, starts_at: datetime, *, postal_code: str) -> bool:
    """Say whether this chef could be at that party, with the way to and from their others."""
    return chef in chefs_for(snapshot, starts_at, postal_code=postal_code)


def fitness_of_all(snapshot: AvailabilitySnapshot, starts_at: datetime, *, postal_code: str) -> dict[UUID, Fitness]:
    """Return how well each chef fits, be they free or not."""
    day = local_date(starts_at, snapshot.zone)
    busy = _Busy(snapshot, day, day, postal_code)
    return {cook.id: busy.fitness(cook, day) for cook in snapshot.cooks}


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def local_date(at: datetime, zone: ZoneInfo) -> date:
    """Return the date at the station."""
    return at.astimezone(zone).date()


class _Busy:
    """A snapshot of some dates, by chef and date, for a party at a ZIP code: None is the best one for each chef."""

    def __init__(
        self,
        snapshot: AvailabilitySnapshot,
        first: date,
        last: date,
        postal_code: str | None,
        shifts: Shifts | None = None,
    ) -> None:
        self.snapshot, self.postal_code = snapshot, postal_code
        self._shifts = shifts or Shifts(snapshot.cooks, first, last, snapshot.zone)
        self._of_chef: dict[tuple[UUID, date], list[Assignment]] = defaultdict(list)
        self._on_day: dict[tuple[UUID, date], int] = defaultdict(int)
        self._staffed: dict[UUID, int] = defaultdict(int)
        self._per_day: dict[date, int] = defaultdict(int)
        for assignment in snapshot.assignments:
            self._of_chef[assignment.chef, assignment.event_date].append(assignment)
            self._on_day[assignment.chef, assignment.event_date] += 1
            self._staffed[assignment.booking] += 1
            self._per_day[assignment.event_date] += 1
        self._unstaffed = [
            (held.chefs_needed - self._staffed[held.booking], held)
            for held in snapshot.held
            if held.chefs_needed > self._staffed[held.booking]
        ]
        self._drives: dict[tuple[str, str], timedelta] = {}
        self._instants: dict[tuple[date, int], datetime] = {}

    def openings(self, day: date, guests: int) -> list[Opening]:
        """Return a date's openings."""
        fill = self._fill_percent(day)
        found: dict[datetime, Opening] = {}
        for slot in self._slots(day):
            starts_at = self._instant(day, slot.starts_minute)
            found.setdefault(starts_at, self._opening(day, slot, starts_at, guests, fill))
        return [found[starts_at] for starts_at in sorted(found)]

    def free(self, starts_at: datetime) -> dict[UUID, Fitness]:
        """Return the chefs who could be there, the best fit first."""
        day, time = local_date(starts_at, self.snapshot.zone), self.snapshot.hours.busy(starts_at)
        fits = {
            cook.id: self.fitness(cook, day)
            for cook in self.snapshot.cooks
            if self._shifts.hold(cook.id, *time) and self._has_time(cook, day, time)
        }
        return dict(sorted(fits.items(), key=lambda item: (*item[1], str(item[0]))))

    def fitness(self, cook: ChefTimes, day: date) -> Fitness:
        """Return how well a chef fits a party of that day: from the nearest of their others, or from home."""
        others = [assignment.postal_code for assignment in self._of_chef.get((cook.id, day), ())]
        miles = min((self._miles(code) for code in others or [cook.postal_code]), default=UNKNOWN_MILES)
        return Fitness(not others or miles > NEAR_MILES, miles, len(others))

    def _opening(self, day: date, slot: Slot, starts_at: datetime, guests: int, fill: int) -> Opening:
        time = self.snapshot.hours.busy(starts_at)
        ends_at = starts_at + timedelta(minutes=self.snapshot.hours.service_minutes)
        needed = self.snapshot.hours.needed(guests)
        free = self.free(starts_at)
        missing = sum(count for count, held in self._unstaffed if self.snapshot.hours.busy(held.starts_at).meets(time))
        capacity = max(len(free) - missing, 0) // needed
        if slot.max_parties is not None:
            begun = sum(1 for held in self.snapshot.held if held.starts_at == starts_at)
            capacity = min(capacity, max(slot.max_parties - begun, 0))
        state = self._state(day, slot, starts_at, capacity)
        shown = 0 if state in (OpeningState.BLOCKED, OpeningState.CLOSED) else capacity
        return Opening(starts_at, ends_at, state, shown, fill, tuple(free) if shown else ())

    def _state(self, day: date, slot: Slot, starts_at: datetime, capacity: int) -> OpeningState:
        hours, now = self.snapshot.hours, self.snapshot.now
        if starts_at < now + timedelta(hours=hours.notice_hours):
            return OpeningState.TOO_SOON
        if day > local_date(now, self.snapshot.zone) + timedelta(days=hours.horizon_days):
            return OpeningState.CLOSED
        if self._is_blocked(day, slot):
            return OpeningState.BLOCKED
        if capacity == 0:
            time = hours.busy(starts_at)
            at_work = any(self._shifts.hold(cook.id, *time) for cook in self.snapshot.cooks)
            return OpeningState.FULL if at_work else OpeningState.CLOSED
        return OpeningState.LAST if capacity == 1 else OpeningState.FREE

    def _slots(self, day: date) -> list[Slot]:
        return [slot for slot in self.snapshot.slots if day.weekday() in slot.weekdays]

    def _is_blocked(self, day: date, slot: Slot) -> bool:
        return not self.snapshot.blocked.isdisjoint({(day, None), (day, slot.starts_minute)})

    def _instant(self, day: date, minute: int) -> datetime:
        key = (day, minute)
        if key not in self._instants:
            self._instants[key] = at_minute(day, minute, self.snapshot.zone)
        return self._instants[key]

    def _has_time(self, cook: ChefTimes, day: date, time: TimeRange) -> bool:
        """Say whether a chef may take another party that day, and can drive between it and their others."""
        if self._on_day[cook.id, day] >= cook.most_on(day, self.snapshot.zone):
            return False
        others = [
            assignment
            for near in (day - _DAY, day, day + _DAY)  # nobody drives for longer
            for assignment in self._of_chef.get((cook.id, near), ())
        ]
        if self.postal_code is None:
            return self._is_on_the_way(others, time)
        return all(
            assignment.time.ends_at + drive <= time.starts_at or time.ends_at + drive <= assignment.time.starts_at
            for assignment in others
            for drive in (self._drive(assignment.postal_code, self.postal_code),)
        )

    def _is_on_the_way(self, others: list[Assignment], time: TimeRange) -> bool:
        """Say whether there is a place at which a party could be that long, between a chef's others."""
        if any(assignment.time.meets(time) for assignment in others):
            return False
        before = max((assignment for assignment in others if assignment.time < time), key=_when, default=None)
        after = min((assignment for assignment in others if assignment.time > time), key=_when, default=None)
        to_here = time.starts_at - before.time.ends_at - self._least_drive(before) if before else None
        from_here = after.time.starts_at - time.ends_at - self._least_drive(after) if after else None
        if any(spare is not None and spare < _NO_TIME for spare in (to_here, from_here)):
            return False
        if before is None or after is None or to_here is None or from_here is None:
            return True
        if not (self._is_known(before.postal_code) and self._is_known(after.postal_code)):
            return True
        return self._drive(before.postal_code, after.postal_code) <= to_here + from_here

    def _least_drive(self, assignment: Assignment) -> timedelta:
        """Return the way between a party and the nearest place: none, if anybody knows where the party is."""
        return _NO_TIME if self._is_known(assignment.postal_code) else UNKNOWN_DRIVE

    def _is_known(self, postal_code: str) -> bool:
        return bool(postal_code) and self.snapshot.miles(postal_code, postal_code) is not None

    def _drive(self, here: str, there: str) -> timedelta:
        if (here, there) not in self._drives:
            miles = self.snapshot.miles(here, there) if here and there else None
            minutes = None if miles is None else ceil(miles * 60 / self.snapshot.hours.miles_per_hour)
            self._drives[here, there] = UNKNOWN_DRIVE if minutes is None else timedelta(minutes=minutes)
        return self._drives[here, there]

    def _miles(self, postal_code: str) -> int:
        miles = self.snapshot.miles(postal_code, self.postal_code) if postal_code and self.postal_code else None
        return UNKNOWN_MILES if miles is None else miles

    def _fill_percent(self, day: date) -> int:
        """Return how much of what the chefs at work could do on a date is taken."""
        most = self.capacity(day)
        taken = self._per_day[day] + sum(
            count for count, held in self._unstaffed if local_date(held.starts_at, self.snapshot.zone) == day
        )
        return min(100, taken * 100 // most) if most else 100

    def capacity(self, day: date) -> int:
        """Return at how many parties the chefs at work could cook on a date."""
        slots = self._slots(day)
        times = [self.snapshot.hours.busy(self._instant(day, slot.starts_minute)) for slot in slots]
        most = sum(
            min(cook.most_on(day, self.snapshot.zone), sum(self._shifts.hold(cook.id, *time) for time in times))
            for cook in self.snapshot.cooks
        )
        if slots and all(slot.max_parties is not None for slot in slots):
            most = min(most, sum(slot.max_parties or 0 for slot in slots))
        return most


def _when(assignment: Assignment) -> TimeRange:
    return assignment.time
