"""Suggest who could cook at a party, the best fit first, and say why."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from portal.domain import availability
from portal.domain.availability import AvailabilitySnapshot, Fitness
from portal.domain.chefs import ChefTimes, TimeRange
from tables.bookings import Booking, CateringBooking
from tables.scope import stations


class ChefSuggestion(msgspec.Struct, frozen=True):
    """A chef for a party; `reason` says why they fit, or do not."""

    id: UUID
    name: str
    reason: str
    miles: int
    is_available: bool


async def suggest_chefs(booking_id: UUID) -> list[ChefSuggestion]:
    """Return the chefs of a party's station: who is free and near first, then the others with what keeps them."""
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        row = await (
            CateringBooking.select(CateringBooking.postal_code).where(CateringBooking.booking == booking.id).first()
        )
        postal_code = row["postal_code"] if row else ""
        snapshot = (await availability.snapshot_of(booking.event_date, booking.event_date)).without(booking.id)
    return suggestions(snapshot, booking.starts_at, postal_code=postal_code)


def suggestions(snapshot: AvailabilitySnapshot, starts_at: datetime, *, postal_code: str) -> list[ChefSuggestion]:
    """Return the chefs for a party that begins then, in a snapshot without it: who is free and near first. Pure."""
    free = availability.chefs_for(snapshot, starts_at, postal_code=postal_code)
    fitness = availability.fitness_of_all(snapshot, starts_at, postal_code=postal_code)
    day, time = availability.local_date(starts_at, snapshot.zone), snapshot.hours.busy(starts_at)
    found = [
        ChefSuggestion(
            id=cook.id,
            name=cook.name,
            reason=_fits(fitness[cook.id], is_known=bool(postal_code))
            if cook.id in free
            else _misfits(snapshot, cook, day, time),
            miles=fitness[cook.id].miles,
            is_available=cook.id in free,
        )
        for cook in snapshot.cooks
    ]
    order = {chef: number for number, chef in enumerate(free)}
    return sorted(found, key=lambda each: (order.get(each.id, len(order)), each.name))


def _fits(fitness: Fitness, *, is_known: bool) -> str:
    if not is_known:
        return "Free; how far it is cannot be said without the party’s ZIP code"
    if fitness.events:
        other = "another party" if fitness.events == 1 else f"{fitness.events} other parties"
        return f"Free, and cooks at {other} that day, {fitness.miles} miles away"
    return f"Free, {fitness.miles} miles away"


def _misfits(snapshot: AvailabilitySnapshot, cook: ChefTimes, day: date, time: TimeRange) -> str:
    """Say what keeps a chef from being there."""
    others = [each for each in snapshot.assignments if each.chef == cook.id]
    if any(each.time.meets(time) for each in others):
        return "At another party then"
    if not cook.can_cook(time.starts_at, time.ends_at, snapshot.zone):
        return _away(cook, time)
    if sum(each.event_date == day for each in others) >= cook.most_on(day, snapshot.zone):
        return "Has as many parties that day as they take"
    return "Too little time to drive from or to their other party"


def _away(cook: ChefTimes, time: TimeRange) -> str:
    off = next(
        (each for each in cook.overrides if each.is_off and time.meets(TimeRange(each.starts_at, each.ends_at))), None
    )
    if off is None:
        return "Does not work then"
    return f"Off: {off.reason}" if off.reason else "Has the day off"
