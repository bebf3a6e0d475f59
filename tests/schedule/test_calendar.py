"""The calendar's entries: which parties stand on which dates, and which chefs are reserved for them."""

from datetime import timedelta

from portal import clock
from portal.domain import schedule
from tables.bookings import Booking, BookingState
from tables.stations import Station
from tests.bookings.assigned_chefs import assigned, chef
from tests.cast import Builder


async def test_it_shows_the_parties_of_some_dates_with_their_chefs(a: Builder, riverside: Station) -> None:
    kenji, rosa = await chef(), await chef("Rosa Villanueva")
    party = await a.booking(customer="Dana Ortiz", days=3)
    await a.booking(customer="Later Lena", days=9)
    await assigned(kenji, party, is_tentative=False)
    await assigned(rosa, party, released_at=clock.now())

    (entry,) = await schedule.calendar(party.event_date, party.event_date + timedelta(days=1))

    assert entry.id == party.id
    assert entry.customer_name == "Dana Ortiz"
    assert entry.chefs == (kenji.id,)
    assert entry.assignments[0].postal_code == "95814"
    assert entry.is_hold
    assert entry.chefs_missing == 0


async def test_it_says_how_many_chefs_are_missing(a: Builder, riverside: Station) -> None:
    party = await a.booking(days=3)
    await Booking.update({Booking.chefs_needed: 2}).where(Booking.id == party.id)
    await assigned(await chef(), party)

    (entry,) = await schedule.calendar(party.event_date, party.event_date)

    assert entry.chefs_missing == 1


async def test_what_is_off_takes_no_place_unless_it_is_asked_for(a: Builder, riverside: Station) -> None:
    party = await a.booking(days=3)
    await Booking.update({Booking.state: BookingState.CANCELLED}).where(Booking.id == party.id)

    assert await schedule.calendar(party.event_date, party.event_date) == []
    (entry,) = await schedule.calendar(party.event_date, party.event_date, states=[BookingState.CANCELLED])
    assert entry.chefs_missing == 0
    assert not entry.is_movable


async def test_a_chefs_calendar_has_their_parties_only(a: Builder, riverside: Station) -> None:
    kenji, rosa = await chef(), await chef("Rosa Villanueva")
    hers, his = await a.booking(days=3), await a.booking(customer="Maria Garcia", days=3)
    await assigned(rosa, hers)
    await assigned(kenji, his)

    found = await schedule.calendar(hers.event_date, hers.event_date, chef=rosa.id)

    assert [entry.id for entry in found] == [hers.id]
    assert (await schedule.calendar_entry(his.id)).chefs == (kenji.id,)  # type: ignore[union-attr]
