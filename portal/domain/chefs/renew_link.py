"""Renew the link to a chef's own page."""

from uuid import UUID

from portal.domain.chefs.events import ChefLinkRenewed
from portal.domain.events import record
from tables.chefs import Chef
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def renew_link(chef_id: UUID) -> Chef:
    """Make another link to a chef's own page; all handed out before show nothing, and phones forget what they kept."""
    chef = await Chef.one(chef_id, lock=True)
    with stations(chef.station):
        chef.link_version += 1
        await chef.save([Chef.link_version])
        await record(ChefLinkRenewed(stream_id=chef.id))
    return chef
