"""The capacity for a party at a time: what the openings say, or for staff the chefs alone. Pure."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from portal.domain.availability.compute import chefs_for, local_date, openings_of
from portal.domain.availability.snapshot import AvailabilitySnapshot, OpeningState


class FreeCapacity(NamedTuple):
    """A time that is free: the chefs to ask, in order, and how full the date is."""

    chefs: list[UUID]
    fill_percent: int


def free_capacity(
    snapshot: AvailabilitySnapshot, starts_at: datetime, *, guests: int, postal_code: str, by_staff: bool
) -> FreeCapacity | None:
    """Return the capacity for a party at a time; None where there is none.

    Staff need no slot and no notice, but chefs who are free, and a date that is not blocked.
    """
    day = local_date(starts_at, snapshot.zone)
    found = openings_of(snapshot, day, day, guests=guests, postal_code=postal_code)[day]
    opening = next((each for each in found if each.starts_at == starts_at), None)
    if opening is not None and not (by_staff and opening.state == OpeningState.TOO_SOON):
        is_had = opening.is_available or (by_staff and opening.capacity > 0)
        return FreeCapacity(list(opening.chefs), opening.fill_percent) if is_had else None
    if not by_staff or (day, None) in snapshot.blocked:
        return None
    chefs = list(chefs_for(snapshot, starts_at, postal_code=postal_code))
    if len(chefs) < snapshot.hours.needed(guests):
        return None
    return FreeCapacity(chefs, max((each.fill_percent for each in found), default=0))
