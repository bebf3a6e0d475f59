"""Let a chef leave on a day that is known."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from portal import clock
from portal.domain.chefs.events import ChefLeaveSet
from portal.domain.chefs.in_the_way import check_parties, parties_ahead
from portal.domain.chefs.time_range import NotATimeRange
from portal.domain.chefs.zone_of import zone_of
from portal.domain.events import record
from tables.chefs import Chef
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def leave_on(chef_id: UUID, last_date: date, *, known: Collection[UUID] = ()) -> Chef:
    """Let a chef begin to work on no day after their last; their link ends with them, on the day after it.

    Parties after it that count on them are conflicts from then on, and have to be `known`. Who has left, stays so.

    Raises:
        PartiesInTheWay: others count on them then; with all of them.
        NotATimeRange: that day has passed.

    """
    chef = await Chef.one(chef_id, lock=True)
    if not chef.is_active or chef.last_date == last_date:
        return chef
    zone = await zone_of(chef)
    if last_date < clock.now().astimezone(zone).date():
        raise NotATimeRange("That day has passed. Leave it empty to end their work right away.", field="last_date")
    after = [party for party in await parties_ahead(chef.id) if party.event_date > last_date]
    check_parties(chef.name, after, known=known)
    chef.last_date = last_date
    with stations(chef.station):
        await chef.save([Chef.last_date])
        await record(ChefLeaveSet(stream_id=chef.id, last_date=last_date))
    return chef
