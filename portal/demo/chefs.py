"""The chefs of the demo: different weeks, skills and plans."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import chefs
from portal.domain.chefs import ChefDetails, WeekHours
from tables.chefs import Chef
from tables.stations import Station

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
EVENING = ((15 * 60, 24 * 60 + 30),)
ALL_DAY = ((10 * 60, 24 * 60 + 30),)
LUNCH_AND_DINNER = ((10 * 60, 15 * 60 + 30), (16 * 60 + 30, 24 * 60 + 30))


class Cooks(msgspec.Struct, frozen=True, kw_only=True):
    """A chef of the demo; `off` and `extra` are days from today, the days off with their number and reason."""

    name: str
    station: str = "riverside"
    postal_code: str
    skills: str
    most: int = 2
    week: dict[int, tuple[tuple[int, int], ...]]
    off: tuple[tuple[int, int, str], ...] = ()
    extra: tuple[int, ...] = ()


def _on(days: Iterable[int], ranges: tuple[tuple[int, int], ...]) -> dict[int, tuple[tuple[int, int], ...]]:
    return dict.fromkeys(days, ranges)


CHEFS = (
    Cooks(
        name="Kenji Watanabe", postal_code="95814", skills="fire show, large parties, allergies", most=3,
        week=_on(range(7), ALL_DAY), off=((34, 6, "Family in Osaka"),),
    ),
    Cooks(
        name="Rosa Delgado", postal_code="95624", skills="children, vegetarian, Spanish", most=2,
        week=_on((WEDNESDAY, THURSDAY, FRIDAY), EVENING) | _on((SATURDAY, SUNDAY), ALL_DAY), off=((16, 1, ""),),
    ),
    Cooks(
        name="Tomás Beck", postal_code="95616", skills="fire show, outdoors", most=2,
        week=_on(range(7), EVENING) | _on((SATURDAY, SUNDAY), LUNCH_AND_DINNER), extra=(8,),
    ),
    Cooks(
        name="Aiko Mori", postal_code="95661", skills="allergies, vegetarian, large parties", most=2,
        week=_on((TUESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY), ALL_DAY),
    ),
    Cooks(
        name="Sione Latu", postal_code="95630", skills="large parties, outdoors", most=2,
        week=_on((FRIDAY, SATURDAY, SUNDAY, MONDAY), ALL_DAY), off=((2, 1, "Dentist"),),
    ),
    Cooks(
        name="Minh Tran", postal_code="95207", skills="children, Vietnamese", most=1,
        week=_on((SATURDAY, SUNDAY), EVENING), extra=(4, 11),
    ),
    Cooks(
        name="Hana Ito", station="hilltop", postal_code="80302", skills="fire show, children", most=2,
        week=_on(range(7), ALL_DAY),
    ),
    Cooks(
        name="Pete Lindgren", station="hilltop", postal_code="80401", skills="large parties, outdoors", most=2,
        week=_on((THURSDAY, FRIDAY, SATURDAY, SUNDAY), EVENING), off=((12, 3, "Hunting"),),
    ),
    Cooks(
        name="Dolores Vigil", station="hilltop", postal_code="80202", skills="allergies, vegetarian", most=2,
        week=_on((TUESDAY, WEDNESDAY, FRIDAY, SATURDAY), LUNCH_AND_DINNER),
    ),
)  # fmt: skip


async def take_on_chefs(station: Station) -> list[Chef]:
    """Take on the demo's chefs of the station in scope."""
    zone = ZoneInfo(station.time_zone)
    today = clock.now().astimezone(zone).date()
    return [
        await _take_on(cook, number, today, zone) for number, cook in enumerate(CHEFS) if cook.station == station.slug
    ]


async def _take_on(cook: Cooks, number: int, today: date, zone: ZoneInfo) -> Chef:
    first_name = cook.name.split()[0].lower().replace("á", "a")
    chef = await chefs.hire(
        ChefDetails(
            name=cook.name,
            phone=f"+1916555{2000 + number:04d}",
            email=f"{first_name}@chefs.example.com",
            postal_code=cook.postal_code,
            skills=cook.skills,
            max_events_a_day=cook.most,
        ),
        hours=[WeekHours(day, begins, ends) for day, ranges in cook.week.items() for begins, ends in ranges],
    )
    for days, lasts, reason in cook.off:
        first = today + timedelta(days=days)
        starts_at, ends_at = chefs.days(first, first + timedelta(days=lasts - 1), zone)
        await chefs.take_off(chef.id, starts_at=starts_at, ends_at=ends_at, reason=reason)
    for days in cook.extra:
        starts_at, ends_at = chefs.hours(today + timedelta(days=days), time(11), time(23), zone)
        await chefs.add_extra(chef.id, starts_at=starts_at, ends_at=ends_at, max_events=1)
    return chef
