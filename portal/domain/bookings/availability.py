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

from portal.domain.bookings.world import Kept, Opening, OpeningState, Slot, Stretch, World
from portal.domain.chefs import ChefTimes, Span, at_minute

_DAY: Final = timedelta(days=1)
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


def openings_of(world: World, first: date, last: date, *, guests: int, postal_code: str) -> dict[date, list[Opening]]:
    """Return each date's openings, in their order, for a party of that size at that place."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    busy = _Busy(world, postal_code)
    return {day: busy.openings(day, guests) for day in days}


def rooms_of(world: World, first: date, last: date) -> dict[date, tuple[int, list[Opening]]]:
    """Return how many parties each date's chefs could cook at in all, and its openings for the smallest party."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    busy = _Busy(world, "")
    return {day: (busy.could(day), busy.openings(day, 1)) for day in days}


def chefs_for(world: World, starts_at: datetime, *, postal_code: str) -> dict[UUID, Fitness]:
    """Return who could cook at a party that begins then, the best fit first."""
    return _Busy(world, postal_code).free(starts_at)


def can_cook(world: World, chef: UUID, starts_at: datetime, *, postal_code: str) -> bool:
    """Say whether this chef could be at that party, with the way to and from their others."""
    return chef in _Busy(world, postal_code).free(starts_at)


def fitness_of_all(world: World, starts_at: datetime, *, postal_code: str) -> dict[UUID, Fitness]:
    """Return how well each chef fits, be they free or not."""
    busy, day = _Busy(world, postal_code), local_date(starts_at, world.zone)
    return {cook.id: busy.fitness(cook, day) for cook in world.cooks}


def local_date(at: datetime, zone: ZoneInfo) -> date:
    """Return the date at the station."""
    return at.astimezone(zone).date()


class _Busy:
    """The world, sorted by chef and date, for one party's place."""

    def __init__(self, world: World, postal_code: str) -> None:
        self.world, self.postal_code = world, postal_code
        self._of_chef: dict[tuple[UUID, date], list[Kept]] = defaultdict(list)
        self._on_day: dict[tuple[UUID, date], int] = defaultdict(int)
        self._staffed: dict[UUID, int] = defaultdict(int)
        self._per_day: dict[date, int] = defaultdict(int)
        for kept in world.kept:
            self._of_chef[kept.chef, kept.event_date].append(kept)
            self._on_day[kept.chef, kept.event_date] += 1
            self._staffed[kept.booking] += 1
            self._per_day[kept.event_date] += 1
        self._unstaffed = [
            (held.chefs_needed - self._staffed[held.booking], held)
            for held in world.held
            if held.chefs_needed > self._staffed[held.booking]
        ]
        self._drives: dict[str, timedelta] = {}
        self._spans: dict[tuple[UUID, date], list[Span]] = {}
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
        day, stretch = local_date(starts_at, self.world.zone), self.world.hours.busy(starts_at)
        fits = {
            cook.id: self.fitness(cook, day)
            for cook in self.world.cooks
            if self._works(cook, day, stretch) and self._has_time(cook, day, stretch)
        }
        return dict(sorted(fits.items(), key=lambda item: (*item[1], str(item[0]))))

    def fitness(self, cook: ChefTimes, day: date) -> Fitness:
        """Return how well a chef fits a party of that day: from the nearest of their others, or from home."""
        others = [kept.postal_code for kept in self._of_chef.get((cook.id, day), ())]
        miles = min((self._miles(place) for place in others or [cook.postal_code]), default=UNKNOWN_MILES)
        return Fitness(not others or miles > NEAR_MILES, miles, len(others))

    def _opening(self, day: date, slot: Slot, starts_at: datetime, guests: int, fill: int) -> Opening:
        stretch = self.world.hours.busy(starts_at)
        ends_at = starts_at + timedelta(minutes=self.world.hours.service_minutes)
        needed = self.world.hours.needed(guests)
        free = self.free(starts_at)
        missing = sum(count for count, held in self._unstaffed if self.world.hours.busy(held.starts_at).meets(stretch))
        places = max(len(free) - missing, 0) // needed
        if slot.max_parties is not None:
            begun = sum(1 for held in self.world.held if held.starts_at == starts_at)
            places = min(places, max(slot.max_parties - begun, 0))
        state = self._state(day, slot, starts_at, places)
        shown = 0 if state in (OpeningState.BLOCKED, OpeningState.CLOSED) else places
        return Opening(starts_at, ends_at, state, shown, fill, tuple(free) if shown else ())

    def _state(self, day: date, slot: Slot, starts_at: datetime, places: int) -> OpeningState:
        hours, now = self.world.hours, self.world.now
        if starts_at < now + timedelta(hours=hours.notice_hours):
            return OpeningState.TOO_SOON
        if day > local_date(now, self.world.zone) + timedelta(days=hours.horizon_days):
            return OpeningState.CLOSED
        if self._is_blocked(day, slot):
            return OpeningState.BLOCKED
        if places == 0:
            stretch = hours.busy(starts_at)
            at_work = any(self._works(cook, day, stretch) for cook in self.world.cooks)
            return OpeningState.FULL if at_work else OpeningState.CLOSED
        return OpeningState.LAST if places == 1 else OpeningState.FREE

    def _slots(self, day: date) -> list[Slot]:
        return [slot for slot in self.world.slots if day.weekday() in slot.weekdays]

    def _is_blocked(self, day: date, slot: Slot) -> bool:
        return not self.world.blocked.isdisjoint({(day, None), (day, slot.starts_minute)})

    def _works(self, cook: ChefTimes, day: date, stretch: Stretch) -> bool:
        """Say whether a chef is at work all that time."""
        key = (cook.id, day)
        if key not in self._spans:  # the day after is for parties that end past midnight
            self._spans[key] = cook.spans(day, day + timedelta(days=1), self.world.zone)
        return any(span.holds(*stretch) for span in self._spans[key])

    def _instant(self, day: date, minute: int) -> datetime:
        key = (day, minute)
        if key not in self._instants:
            self._instants[key] = at_minute(day, minute, self.world.zone)
        return self._instants[key]

    def _has_time(self, cook: ChefTimes, day: date, stretch: Stretch) -> bool:
        """Say whether a chef may take another party that day, and can drive between it and their others."""
        if self._on_day[cook.id, day] >= cook.most_on(day, self.world.zone):
            return False
        return all(
            kept.stretch.ends_at + drive <= stretch.starts_at or stretch.ends_at + drive <= kept.stretch.starts_at
            for near in (day - _DAY, day, day + _DAY)  # nobody drives for longer
            for kept in self._of_chef.get((cook.id, near), ())
            for drive in (self._drive(kept.postal_code),)
        )

    def _drive(self, place: str) -> timedelta:
        if place not in self._drives:
            miles = self.world.miles(place, self.postal_code) if place and self.postal_code else None
            minutes = None if miles is None else ceil(miles * 60 / self.world.hours.miles_per_hour)
            self._drives[place] = UNKNOWN_DRIVE if minutes is None else timedelta(minutes=minutes)
        return self._drives[place]

    def _miles(self, place: str) -> int:
        miles = self.world.miles(place, self.postal_code) if place and self.postal_code else None
        return UNKNOWN_MILES if miles is None else miles

    def _fill_percent(self, day: date) -> int:
        """Return how much of what the chefs at work could do on a date is taken."""
        could = self.could(day)
        taken = self._per_day[day] + sum(
            count for count, held in self._unstaffed if local_date(held.starts_at, self.world.zone) == day
        )
        return min(100, taken * 100 // could) if could else 100

    def could(self, day: date) -> int:
        """Return at how many parties the chefs at work could cook on a date."""
        slots = self._slots(day)
        stretches = [self.world.hours.busy(self._instant(day, slot.starts_minute)) for slot in slots]
        at_work = {cook.id: sum(self._works(cook, day, stretch) for stretch in stretches) for cook in self.world.cooks}
        could = sum(min(cook.most_on(day, self.world.zone), at_work[cook.id]) for cook in self.world.cooks)
        if slots and all(slot.max_parties is not None for slot in slots):
            could = min(could, sum(slot.max_parties or 0 for slot in slots))
        return could
