"""End a chef's work for a station."""

from collections.abc import Collection
from uuid import UUID

from portal.domain.chefs.events import ChefEnded
from portal.domain.chefs.in_the_way import check_parties, parties_ahead
from portal.domain.events import record
from tables.chefs import Chef
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def end(chef_id: UUID, *, known: Collection[UUID] = ()) -> Chef:
    """Let a chef cook for the station no more, which ends their link; unless that is so already.

    Parties to come that count on them are conflicts from then on, and have to be `known`.

    Raises:
        PartiesInTheWay: others count on them; with all of them.

    """
    chef = await Chef.one(chef_id, lock=True)
    if not chef.is_active:
        return chef
    check_parties(chef.name, await parties_ahead(chef.id), known=known)
    with stations(chef.station):
        chef.is_active = False
        chef.link_version += 1
        await chef.save([Chef.is_active, Chef.link_version])
        await record(ChefEnded(stream_id=chef.id))
    return chef
