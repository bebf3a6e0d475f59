"""End a chef's work for a station."""

from uuid import UUID

from portal import clock
from portal.domain.chefs.events import ChefEnded
from portal.domain.chefs.load import parties_of
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.chefs import Chef
from tables.scope import stations
from tables.unit_of_work import atomic

NAMED = 3


class StillAssigned(Refused):
    """A chef whom parties count on cannot leave."""


@atomic
async def end(chef_id: UUID) -> Chef:
    """Let a chef cook for the station no more, which ends their link; unless that is so already.

    Raises:
        StillAssigned: parties to come count on them; the message names the first.

    """
    chef = await Chef.one(chef_id, lock=True)
    if not chef.is_active:
        return chef
    ahead = await parties_of([chef.id], since=clock.now())
    if ahead:
        named = ", ".join(
            f"{party.reference} on {party.event_date:%b} {party.event_date.day}" for party in ahead[:NAMED]
        )
        more = f" and {len(ahead) - NAMED} more" if len(ahead) > NAMED else ""
        raise StillAssigned(f"{chef.name} still cooks at {named}{more}. Give these parties to somebody else first.")
    with stations(chef.station):
        chef.is_active = False
        chef.link_version += 1
        await chef.save([Chef.is_active, Chef.link_version])
        await record(ChefEnded(stream_id=chef.id))
    return chef
