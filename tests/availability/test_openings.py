"""The openings of a station, from its tables: in few statements, and by its own rows only."""

from datetime import timedelta

import asyncpg

from piccolo_conf import DB
from portal import clock
from portal.demo import Stage
from portal.domain import availability
from portal.domain.availability import OpeningState
from tables.scope import scoped
from tables.stations import Station
from tests.cast import Builder

AT_MOST = 8
"""Station, policy, slots, blocked dates, chefs, their calendars, who is reserved, and which bookings take a place."""


async def test_a_month_takes_as_few_statements_as_a_day(a: Builder, riverside: Station) -> None:
    await a.catalog()
    for name in ("One", "Two", "Three"):
        await a.chef(name, postal_code="95814")
    await a.book()
    heard: list[str] = []

    def hear(query: asyncpg.connection.LoggedQuery) -> None:
        heard.append(query.query)

    transaction = DB.current_transaction.get()
    assert transaction is not None
    transaction.connection.add_query_logger(hear)
    first = clock.now().date()
    found = await availability.openings(first, first + timedelta(days=30), guests=12, postal_code="95630")
    transaction.connection.remove_query_logger(hear)

    assert len(heard) <= AT_MOST
    assert len(found) == 31
    assert sum(len(openings) for openings in found.values()) == 31 * 4


async def test_a_station_knows_only_its_own_chefs_and_parties(a: Builder, stage: Stage) -> None:
    await a.catalog(stage.hilltop)
    await a.chef()
    await a.book()
    day = a.opening_at(station=stage.hilltop).date() - timedelta(days=1)

    with scoped(stage.scope_of(stage.hilltop)):
        found = (await availability.openings(day, day, guests=12))[day]

    assert {opening.state for opening in found} == {OpeningState.CLOSED}


async def test_a_booking_that_is_to_be_moved_does_not_stand_in_its_own_way(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()
    day = booking.event_date

    taken = (await availability.openings(day, day, guests=12))[day]
    free = (await availability.openings(day, day, guests=12, without=booking.id))[day]

    assert [each.state for each in taken if each.starts_at == booking.starts_at] == [OpeningState.FULL]
    assert [each.state for each in free if each.starts_at == booking.starts_at] == [OpeningState.LAST]
