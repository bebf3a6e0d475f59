"""Set a chef's weekly hours."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final
from uuid import UUID

import msgspec

from portal import clock
from portal.domain.chefs.events import ChefHoursSet
from portal.domain.chefs.in_the_way import check_parties, outside, parties_ahead
from portal.domain.chefs.load import ChefParty
from portal.domain.chefs.queries import of_station
from portal.domain.chefs.times import DAY_MINUTES, WeekHours
from portal.domain.chefs.zone_of import zone_of
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.chefs import Chef, ChefHours
from tables.scope import stations
from tables.unit_of_work import atomic

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LATEST: Final = DAY_MINUTES * 3 // 2


class NotAWeek(Refused):
    """Hours that end before they begin, or two ranges at once."""


@atomic
async def set_hours(chef_id: UUID, hours: Sequence[WeekHours], *, known: Collection[UUID] = ()) -> None:
    """Replace the weekly hours of a chef, unless they are so already; parties outside them are conflicts, and `known`.

    Raises:
        PartiesInTheWay: they have others outside the new hours; with all of them.
        NotAWeek: a range ends before it begins, or meets another of its day; the field is the weekday's number.

    """
    chef = await Chef.one(chef_id, lock=True)
    week = sorted(hours)
    check_week(week)
    if week == await _present(chef.id):
        return
    check_parties(chef.name, await _left_out(chef, week), known=known)
    with stations(chef.station):
        await ChefHours.update({ChefHours.deleted_at: clock.now()}).where(ChefHours.chef == chef.id)
        if week:
            await ChefHours.insert(
                *(
                    ChefHours(
                        chef=chef.id,
                        weekday=each.weekday,
                        starts_minute=each.starts_minute,
                        ends_minute=each.ends_minute,
                    )
                    for each in week
                )
            )
        await record(
            ChefHoursSet(stream_id=chef.id, minutes=sum(each.ends_minute - each.starts_minute for each in week))
        )


async def _left_out(chef: Chef, week: Sequence[WeekHours]) -> list[ChefParty]:
    """Return the parties that the hours of now hold, and these do not."""
    ahead = await parties_ahead(chef.id)
    if not ahead:
        return []
    zone = await zone_of(chef)
    (now,) = await of_station(ahead[0].event_date, ahead[-1].event_date, chef_id=chef.id, with_former=True)
    held_now = {party.booking for party in ahead} - {party.booking for party in outside(ahead, now, zone)}
    then = msgspec.structs.replace(now, hours=tuple(week))
    return [party for party in outside(ahead, then, zone) if party.booking in held_now]


def check_week(week: Sequence[WeekHours]) -> None:
    """Refuse hours that no clock shows.

    Raises:
        NotAWeek: saying on which day.

    """
    for each in week:
        if not 0 <= each.starts_minute < each.ends_minute <= LATEST or each.starts_minute >= DAY_MINUTES:
            raise NotAWeek(
                f"{DAYS[each.weekday]}: a range begins on its day, and ends by noon of the next.",
                field=str(each.weekday),
            )
    for one, other in pairwise(sorted(week)):
        if one.weekday == other.weekday and other.starts_minute < one.ends_minute:
            raise NotAWeek(f"{DAYS[one.weekday]}: the two ranges meet. Make one of them.", field=str(one.weekday))


async def _present(chef_id: UUID) -> list[WeekHours]:
    rows = await ChefHours.select(ChefHours.weekday, ChefHours.starts_minute, ChefHours.ends_minute).where(
        ChefHours.chef == chef_id
    )
    return sorted(WeekHours(**row) for row in rows)
