"""The chefs in scope, with what says when they can cook: the one place that reads it."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from piccolo.querystring import QueryString

from portal.domain.chefs.times import ChefTimes, Stretch, WeekHours
from tables.chefs import AvailabilityCalendar, AvailabilityKind, Chef

_MARGIN: Final = timedelta(days=1)  # a day of any zone lies within a day of UTC's


async def of_station(
    first: date, last: date, *, chef_id: UUID | None = None, with_former: bool = False
) -> list[ChefTimes]:
    """Return the chefs in scope by name, with their week and their extra time and time off of these days: 2 statements.

    Those who have left are told only when asked for.
    """
    query = (
        Chef.select(
            Chef.id,
            Chef.station,
            Chef.name,
            Chef.postal_code,
            Chef.skills,
            Chef.max_events_a_day,
            Chef.is_active,
            _hours(),
        )
        .order_by(Chef.is_active, ascending=False)
        .order_by(Chef.name)
    )
    if not with_former:
        query = query.where(Chef.is_active.eq(value=True))
    if chef_id:
        query = query.where(Chef.id == chef_id)
    rows = await query
    stretches = await _stretches(first, last, chef_id) if rows else {}
    return [_times(row, stretches.get(row["id"], ())) for row in rows]


async def stretches_of(chef_id: UUID, first: date, last: date) -> list[Stretch]:
    """Return a chef's extra time and time off of these days, in order."""
    return list((await _stretches(first, last, chef_id)).get(chef_id, ()))


def _hours() -> QueryString:
    return QueryString(
        "ARRAY(SELECT ARRAY[hours.weekday, hours.starts_minute, hours.ends_minute] FROM core.chef_hours hours"
        " WHERE hours.station = {} AND hours.chef = {} AND hours.deleted_at IS NULL"
        " ORDER BY hours.weekday, hours.starts_minute)",
        Chef.station,
        Chef.id,
        alias="hours",
    )


async def _stretches(first: date, last: date, chef_id: UUID | None) -> dict[UUID, tuple[Stretch, ...]]:
    calendar = AvailabilityCalendar
    query = (
        calendar.select(
            calendar.id,
            calendar.chef,
            calendar.kind,
            calendar.starts_at,
            calendar.ends_at,
            calendar.max_events,
            calendar.reason,
        )
        .where(calendar.ends_at > datetime.combine(first, time.min, UTC) - _MARGIN)
        .where(calendar.starts_at < datetime.combine(last, time.min, UTC) + 2 * _MARGIN)
        .order_by(calendar.starts_at)
    )
    if chef_id:
        query = query.where(calendar.chef == chef_id)
    found: dict[UUID, list[Stretch]] = defaultdict(list)
    for row in await query:
        found[row.pop("chef")].append(Stretch(**row | {"kind": AvailabilityKind(row["kind"])}))
    return {chef: tuple(each) for chef, each in found.items()}


def _times(row: dict[str, Any], stretches: tuple[Stretch, ...]) -> ChefTimes:
    hours = tuple(WeekHours(*each) for each in row["hours"])
    return ChefTimes(**row | {"hours": hours, "skills": tuple(row["skills"]), "stretches": stretches})
