"""Change what is known about a chef."""

from uuid import UUID

from portal.domain.chefs.details import ChefDetails, columns
from portal.domain.chefs.events import ChefChanged
from portal.domain.events import record
from tables.chefs import Chef
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def change(chef_id: UUID, details: ChefDetails) -> Chef:
    """Change who a chef is, how they are reached, and what can be asked of them; parties they have stay theirs.

    Raises:
        NotAChef: the details cannot be right.
        NotAnAddress: the phone or e-mail is none.

    """
    chef = await Chef.one(chef_id, lock=True)
    with stations(chef.station):
        for name, value in columns(details).items():
            setattr(chef, name, value)
        await chef.save()
        await record(ChefChanged(stream_id=chef.id))
    return chef
