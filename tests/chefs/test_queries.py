"""The chefs of a station, with their hours."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from portal.demo import Stage
from portal.domain import chefs
from tables.chefs import AvailabilityCalendar, AvailabilityKind, Chef, ChefHours
from tables.scope import scoped
from tables.stations import Station

SATURDAY = date(2026, 6, 13)


async def test_it_tells_hours_and_the_stretches_of_the_days_asked_for(riverside: Station) -> None:
    chef = Chef(name="Kenji", skills=["teppan"])
    await chef.save()
    for weekday in (5, 4):
        await ChefHours(chef=chef.id, weekday=weekday, starts_minute=600, ends_minute=1320).save()
    zone = ZoneInfo(riverside.time_zone)
    for day in (SATURDAY, date(2026, 8, 1)):
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=zone)
        await AvailabilityCalendar(
            chef=chef.id, kind=AvailabilityKind.OFF, starts_at=noon, ends_at=noon.replace(hour=15)
        ).save()
    await Chef(name="Aiko").save()
    await Chef(name="Gone", is_active=False).save()

    aiko, kenji = await chefs.of_station(SATURDAY, SATURDAY)

    assert (aiko.name, aiko.hours, aiko.overrides) == ("Aiko", (), ())
    assert [hours.weekday for hours in kenji.hours] == [4, 5]
    assert [override.is_off for override in kenji.overrides] == [True]
    assert len(await chefs.of_station(SATURDAY, SATURDAY, with_former=True)) == 3


async def test_it_sees_nothing_of_another_station(stage: Stage, riverside: Station) -> None:
    await Chef(name="Kenji").save()

    with scoped(stage.scope_of(stage.hilltop)):
        assert await chefs.of_station(SATURDAY, SATURDAY) == []
