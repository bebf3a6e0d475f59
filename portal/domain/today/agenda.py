"""The day in order of time: parties by when they begin, and chefs by where they are now. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from portal.domain.today.rows import TodayAssignment, TodayParty
from tables.bookings import BookingState

FULL_SLOT: Final = 3
FEW: Final = 2


class AgendaSlot(msgspec.Struct, frozen=True):
    """The parties that begin at one time. What needs nobody is folded away where there is much to read."""

    starts_at: datetime
    zone: str
    shown: tuple[TodayParty, ...]
    folded: tuple[TodayParty, ...]

    @property
    def count(self) -> int:
        """Return how many parties begin then."""
        return len(self.shown) + len(self.folded)

    @property
    def is_done(self) -> bool:
        """Say whether what is folded away is over."""
        return all(party.state == BookingState.COMPLETED for party in self.folded)


class Tally(msgspec.Struct, frozen=True):
    """How far the day is: parties done, being cooked, still to come, and over without anybody having said so."""

    done: int = 0
    cooking: int = 0
    to_come: int = 0
    unclosed: int = 0


class Doing(StrEnum):
    """Where a chef is with the parties of the day."""

    COOKING = "cooking"
    LATE = "late"
    TO_COME = "to_come"
    DONE = "done"


class ChefDay(msgspec.Struct, frozen=True):
    """A chef's day: what they do now, for which party, and how many parties they have."""

    chef: UUID
    name: str
    doing: Doing
    party: TodayParty
    parties: int


def slots(parties: Iterable[TodayParty], zones: Mapping[UUID, str]) -> list[AgendaSlot]:
    """Group the parties by when they begin, by their station's clock."""
    found: dict[tuple[datetime, str], list[TodayParty]] = defaultdict(list)
    for party in parties:
        found[party.starts_at, zones[party.station]].append(party)
    return [_slot(starts_at, zone, found[starts_at, zone]) for starts_at, zone in sorted(found)]


def _slot(starts_at: datetime, zone: str, parties: list[TodayParty]) -> AgendaSlot:
    quiet = [party for party in parties if party.is_quiet]
    folds = len(parties) > FULL_SLOT and len(quiet) >= FEW
    folded = quiet if len(quiet) < len(parties) or not folds else quiet[1:]
    if not folds:
        return AgendaSlot(starts_at, zone, tuple(parties), ())
    return AgendaSlot(starts_at, zone, tuple(party for party in parties if party not in folded), tuple(folded))


def tally(parties: Iterable[TodayParty], now: datetime) -> Tally:
    """Count the parties of the day by how far they are; those that are off count nowhere."""
    found = Counter(_how_far(party, now) for party in parties)
    return Tally(**{name: found[name] for name in Tally.__struct_fields__})


def _how_far(party: TodayParty, now: datetime) -> str:
    if party.state == BookingState.COMPLETED:
        return "done"
    if not party.is_on:
        return "off"
    if party.over_at <= now:
        return "unclosed"
    is_cooking = party.state == BookingState.IN_SERVICE or party.starts_at <= now
    return "cooking" if is_cooking else "to_come"


def chefs_out(parties: Iterable[TodayParty], now: datetime) -> list[ChefDay]:
    """Return the chefs of the day: who should be somewhere and is not, who cooks, who comes later, who is done."""
    stops: dict[UUID, list[tuple[TodayParty, TodayAssignment]]] = defaultdict(list)
    for party in parties:
        for assignment in party.assignments:
            stops[assignment.chef].append((party, assignment))
    days = [_chef_day(chef, mine, now) for chef, mine in stops.items()]
    order = [Doing.LATE, Doing.COOKING, Doing.TO_COME, Doing.DONE]
    return sorted(days, key=lambda day: (order.index(day.doing), day.party.starts_at, day.name))


def _chef_day(chef: UUID, stops: list[tuple[TodayParty, TodayAssignment]], now: datetime) -> ChefDay:
    party, assignment = next((stop for stop in stops if not _is_over(*stop, now)), stops[-1])
    return ChefDay(chef, assignment.name, _doing(party, assignment, now), party, len(stops))


def _doing(party: TodayParty, assignment: TodayAssignment, now: datetime) -> Doing:
    if _is_over(party, assignment, now):
        return Doing.DONE
    if assignment.arrived_at or party.state == BookingState.IN_SERVICE:
        return Doing.COOKING
    return Doing.LATE if party.starts_at <= now else Doing.TO_COME


def _is_over(party: TodayParty, assignment: TodayAssignment, now: datetime) -> bool:
    return (
        assignment.done_at is not None
        or not party.is_on
        or (party.over_at <= now and assignment.arrived_at is not None)
    )
