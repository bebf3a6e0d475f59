"""The demo has parties of today, each with a chef."""

from portal.demo import Stage
from portal.demo.cast import open_stations
from portal.demo.chefs import CHEFS, take_on_chefs
from portal.demo.tonight import PARTIES, book_for_today
from portal.domain import schedule
from tables.scope import scoped


async def test_each_station_cooks_today(stage: Stage) -> None:
    await open_stations(stage)

    for station in (stage.riverside, stage.hilltop):
        with scoped(stage.scope_of(station)):
            assert len(await take_on_chefs(station)) == sum(cook.station == station.slug for cook in CHEFS)

            made = await book_for_today(station)

            assert len(made) == sum(cooked.station == station.slug for cooked in PARTIES)
            for booking in made:
                sheet = await schedule.run_sheet_of(booking.id)
                assert sheet.assignments
                assert sheet.dishes
