"""Let a chef who was to leave stay."""

from uuid import UUID

from portal.domain.chefs.events import ChefLeaveSet
from portal.domain.events import record
from tables.chefs import Chef
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def stay(chef_id: UUID) -> Chef:
    """Let a chef work on after the day that was to be their last; who has left already comes back by `bring_back`."""
    chef = await Chef.one(chef_id, lock=True)
    if chef.is_active and chef.last_date is not None:
        chef.last_date = None
        with stations(chef.station):
            await chef.save([Chef.last_date])
            await record(ChefLeaveSet(stream_id=chef.id, last_date=None))
    return chef
