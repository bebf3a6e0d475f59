"""Take back time off, or extra time."""

from uuid import UUID

from portal import clock
from portal.domain.chefs.events import ChefTimeRemoved
from portal.domain.events import record
from tables.base import RowMissing
from tables.chefs import AvailabilityCalendar, AvailabilityKind
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def remove_time(chef_id: UUID, time_id: UUID) -> None:
    """Let the week say again when a chef works then.

    Raises:
        RowMissing: they have no such time.

    """
    row = await AvailabilityCalendar.one(time_id, lock=True)
    if row.chef != chef_id:
        raise RowMissing(AvailabilityCalendar.__name__)
    row.deleted_at = clock.now()
    with stations(row.station):
        await row.save([AvailabilityCalendar.deleted_at])
        await record(ChefTimeRemoved(stream_id=chef_id, time_id=row.id, kind=AvailabilityKind(row.kind)))
