"""Make the monthly partitions of the machinery's log."""

from datetime import date

from tables.sql import platform
from tables.unit_of_work import atomic

MONTHS_AHEAD = 2
LOG = "system.system_events"


async def make_partitions(today: date) -> list[str]:
    """Make the partitions of this month and the next two, unless they exist; return the names of the new ones."""
    months = [_month_after(today, count) for count in range(MONTHS_AHEAD + 1)]
    return [name for month in months if (name := await _make(month))]


@atomic
async def _make(month: date) -> str | None:
    """Make one month's partition; what lies in the default one, because it was logged while this was missing, moves."""
    name = f"{LOG}_{month:%Y_%m}"
    if (await platform("SELECT to_regclass($1) IS NOT NULL AS is_there", name))[0]["is_there"]:
        return None
    span = f"'{month.isoformat()}' AND created_at < '{_month_after(month, 1).isoformat()}'"
    await platform(f"CREATE TABLE {name} (LIKE {LOG} INCLUDING DEFAULTS)")
    await platform(
        f"WITH moved AS (DELETE FROM {LOG}_default WHERE created_at >= {span} RETURNING *) "  # noqa: S608 - dates, no input
        f"INSERT INTO {name} SELECT * FROM moved",
    )
    bounds = f"FROM ('{month.isoformat()}') TO ('{_month_after(month, 1).isoformat()}')"
    await platform(f"ALTER TABLE {LOG} ATTACH PARTITION {name} FOR VALUES {bounds}")
    return name


def _month_after(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)
