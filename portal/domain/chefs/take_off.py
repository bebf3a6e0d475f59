"""Give a chef time off."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from portal.domain.chefs.events import ChefTimeAdded
from portal.domain.chefs.in_the_way import check_parties, parties_ahead, within
from portal.domain.chefs.time_range import check_range
from portal.domain.events import record
from tables.chefs import AvailabilityCalendar, AvailabilityKind, Chef
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def take_off(
    chef_id: UUID, *, starts_at: datetime, ends_at: datetime, reason: str = "", known: Collection[UUID] = ()
) -> AvailabilityCalendar:
    """Keep new parties off a chef for a time; those they have then are conflicts, and have to be `known`.

    Raises:
        PartiesInTheWay: they have others then; with all of them.
        NotATimeRange: it ends before it begins, lies in the past, or is longer than a year.

    """
    chef = await Chef.one(chef_id, lock=True)
    check_range(starts_at, ends_at)
    check_parties(chef.name, within(await parties_ahead(chef.id), starts_at, ends_at), known=known)
    with stations(chef.station):
        row = AvailabilityCalendar(
            chef=chef.id,
            kind=AvailabilityKind.OFF,
            starts_at=starts_at,
            ends_at=ends_at,
            reason=" ".join(reason.split()),
        )
        await row.save()
        await record(ChefTimeAdded(stream_id=chef.id, time_id=row.id, kind=AvailabilityKind.OFF))
    return row
