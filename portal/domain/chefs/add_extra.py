"""Let a chef work beside their weekly hours."""

from datetime import datetime
from uuid import UUID

from portal.domain.chefs.details import MOST_EVENTS
from portal.domain.chefs.events import ChefTimeAdded
from portal.domain.chefs.time_range import NotATimeRange, check_range
from portal.domain.chefs.zone_of import zone_of
from portal.domain.events import record
from tables.chefs import AvailabilityCalendar, AvailabilityKind, Chef
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def add_extra(
    chef_id: UUID, *, starts_at: datetime, ends_at: datetime, max_events: int = 1, reason: str = ""
) -> AvailabilityCalendar:
    """Open a time beside a chef's weekly hours, for so many parties.

    Raises:
        NotATimeRange: it ends before it begins, lies in the past, is longer than a year, is for no party at all, or
            comes after they have left.

    """
    chef = await Chef.one(chef_id, lock=True)
    check_range(starts_at, ends_at, field="day")
    if not 1 <= max_events <= MOST_EVENTS:
        raise NotATimeRange(f"A chef cooks at 1 to {MOST_EVENTS} parties then.", field="max_events")
    if chef.last_date and starts_at.astimezone(await zone_of(chef)).date() > chef.last_date:
        raise NotATimeRange("They will have left by then.", field="day")
    with stations(chef.station):
        row = AvailabilityCalendar(
            chef=chef.id,
            kind=AvailabilityKind.EXTRA,
            starts_at=starts_at,
            ends_at=ends_at,
            max_events=max_events,
            reason=" ".join(reason.split()),
        )
        await row.save()
        await record(ChefTimeAdded(stream_id=chef.id, time_id=row.id, kind=AvailabilityKind.EXTRA))
    return row
