"""The chefs in scope, with what says when they can cook: the one place that reads it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from portal.domain.chefs.times import ChefTimes, HoursOverride, WeekHours
from tables.chefs import Chef

_MARGIN: Final = timedelta(days=1)  # a day of any zone lies within a day of UTC's


async def of_station(
    first: date, last: date, *, chef_id: UUID | None = None, with_former: bool = False
) -> list[ChefTimes]:
    """Return the chefs in scope by name, with their week and their extra time and time off of these days: 1 statement.

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
            Chef.last_date,
            _hours(),
            _overrides(first, last),
        )
        .order_by(Chef.is_active, ascending=False)
        .order_by(Chef.name)
    )
    if not with_former:
        query = query.where(Chef.is_active.eq(value=True))
    if chef_id:
        query = query.where(Chef.id == chef_id)
    return [_times(row) for row in await query]


def _hours() -> QueryString:
    return QueryString(
        "ARRAY(SELECT ARRAY[hours.weekday, hours.starts_minute, hours.ends_minute] FROM core.chef_hours hours"
        " WHERE hours.station = {} AND hours.chef = {} AND hours.deleted_at IS NULL"
        " ORDER BY hours.weekday, hours.starts_minute)",
        Chef.station,
        Chef.id,
        alias="hours",
    )


def _overrides(first: date, last: date) -> QueryString:
    return QueryString(
        "(SELECT jsonb_agg(jsonb_build_object('id', away.id, 'kind', away.kind, 'starts_at', away.starts_at,"
        " 'ends_at', away.ends_at, 'max_events', away.max_events, 'reason', away.reason) ORDER BY away.starts_at)"
        " FROM knowledge.availability_calendars away"
        " WHERE away.station = {} AND away.chef = {} AND away.deleted_at IS NULL"
        " AND away.ends_at > {} AND away.starts_at < {})",
        Chef.station,
        Chef.id,
        datetime.combine(first, time.min, UTC) - _MARGIN,
        datetime.combine(last, time.min, UTC) + 2 * _MARGIN,
        alias="overrides",
    )


def _times(row: dict[str, Any]) -> ChefTimes:
    hours = tuple(WeekHours(*each) for each in row["hours"])
    overrides = msgspec.json.decode(row["overrides"] or "[]", type=tuple[HoursOverride, ...])
    return ChefTimes(**row | {"hours": hours, "skills": tuple(row["skills"]), "overrides": overrides})
