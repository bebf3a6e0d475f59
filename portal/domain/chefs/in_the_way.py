"""The parties of a chef that other hours, time off or an end of their work would leave without them."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from portal import clock
from portal.domain.chefs.load import ChefParty, parties_of
from portal.domain.chefs.shifts import Shifts
from portal.domain.chefs.times import ChefTimes
from portal.domain.errors import Refused
from tables.bookings import UPCOMING

_DAY = timedelta(days=1)


class PartiesInTheWay(Refused):
    """A chef has parties that they could not cook at then, and whoever asks has not been told of all of them."""

    def __init__(self, name: str, parties: Collection[ChefParty]) -> None:
        self.parties = tuple(parties)
        them = "a party" if len(self.parties) == 1 else f"{len(self.parties)} parties"
        super().__init__(f"{name} cooks at {them} that they could not be at. Nothing is changed yet.")


def check_parties(name: str, parties: Iterable[ChefParty], *, known: Collection[UUID]) -> tuple[ChefParty, ...]:
    """Return the parties that would need another chef, if whoever asks was shown each of them.

    Raises:
        PartiesInTheWay: they were not; with all of them.

    """
    found = tuple(parties)
    if not {party.booking for party in found}.issubset(known):
        raise PartiesInTheWay(name, found)
    return found


async def parties_ahead(chef_id: UUID) -> list[ChefParty]:
    """Return what a chef is reserved for and has not begun, from now on."""
    ahead = await parties_of([chef_id], since=clock.now())
    return [party for party in ahead if party.state in UPCOMING]


def within(parties: Iterable[ChefParty], starts_at: datetime, ends_at: datetime) -> list[ChefParty]:
    """Return the parties that meet a stretch of time."""
    return [party for party in parties if party.kept_from_at < ends_at and starts_at < party.kept_until_at]


def outside(parties: Collection[ChefParty], times: ChefTimes, zone: ZoneInfo) -> list[ChefParty]:
    """Return the parties at which a chef would not be at work by these hours."""
    if not parties:
        return []
    first = min(party.kept_from_at for party in parties).astimezone(zone).date() - _DAY
    last = max(party.kept_until_at for party in parties).astimezone(zone).date() + _DAY
    shifts = Shifts([times], first, last, zone)
    return [party for party in parties if shifts.absence(times.id, party.kept_from_at, party.kept_until_at)]
