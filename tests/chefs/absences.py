"""A chef who is away."""

from datetime import date
from zoneinfo import ZoneInfo

from portal.domain import chefs, schedule
from portal.domain.chefs import Absence, ChefDetails, WeekHours
from portal.domain.schedule import ConflictKind
from tables.chefs import Chef
from tables.stations import Station

ZONE = ZoneInfo("America/Los_Angeles")
ALWAYS = [WeekHours(day, 0, 36 * 60) for day in range(7)]


async def kenji() -> Chef:
    return await chefs.hire(ChefDetails(name="Kenji Watanabe"), hours=ALWAYS)


async def absences_on(day: date, station: Station) -> list[tuple[ConflictKind, Absence | None]]:
    overview = await schedule.calendar_overview(day, day, zones={station.id: ZONE}, slots_on=[day])
    return [(conflict.kind, conflict.absence) for conflict in overview.conflicts]
