"""Let a chef who had left cook again."""

from uuid import UUID

from portal.domain.chefs.events import ChefReturned
from portal.domain.events import record
from tables.chefs import Chef
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def bring_back(chef_id: UUID) -> Chef:
    """Let a chef cook for the station again, with the hours that they had; unless they do already."""
    chef = await Chef.one(chef_id, lock=True)
    if not chef.is_active:
        chef.is_active = True
        chef.last_date = None
        with stations(chef.station):
            await chef.save([Chef.is_active, Chef.last_date])
            await record(ChefReturned(stream_id=chef.id))
    return chef
