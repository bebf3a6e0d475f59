"""Beside a booking by phone: a month of openings, who serves a place, and who may be booked without contact."""

from datetime import date

import pytest

from portal.demo import Stage
from tables.bookings import Booking
from tables.scope import scoped
from tests.bookings.new_page import books, looks, sam, typed
from tests.cast import Builder
from tests.web.visitor import Visitor

__all__ = ["sam"]


async def test_a_walk_in_without_contact_is_booked_when_somebody_says_so(
    a: Builder,
    stage: Stage,
    sam: Visitor,
) -> None:
    refused = await books(sam, **typed(a, email=""))
    booked = await books(sam, **typed(a, email="", without_contact="on"))

    assert (refused.status_code, booked.status_code) == (422, 303)
    with scoped(stage.scope):
        assert await Booking.count() == 1


async def test_a_zip_of_another_station_says_who_serves_it(a: Builder, stage: Stage, sam: Visitor) -> None:
    await a.catalog(station=stage.hilltop)

    there = await looks(sam, **typed(a, postal_code=stage.hilltop.postal_code))
    here = await looks(sam, **typed(a))

    assert f"Hilltop serves {stage.hilltop.postal_code}, not Riverside." in there
    assert "/hilltop/bookings/new?date=" in there
    assert "ana" not in there.split("/hilltop/bookings/new?")[1].split("&quot;")[0].split(">")[0].lower()
    assert "serves 95814" not in here


async def test_a_day_is_picked_from_the_month(a: Builder, sam: Visitor) -> None:
    wanted = typed(a)
    day = date.fromisoformat(wanted.pop("day"))

    looked = await looks(sam, **wanted, pick=day.isoformat())

    assert f'value="{day}"' in looked.split('hx-target="#day"')[1]
    assert 'aria-current="date"' in looked
    assert f"{day:%B %Y}" in looked
    assert "6:00 PM" in looked


async def test_the_month_says_what_is_full_for_so_many_guests(a: Builder, sam: Visitor) -> None:
    few, many = await looks(sam, **typed(a)), await looks(sam, **typed(a, adults="90"))

    assert ", full" not in few.split('class="openings"')[1]
    assert ", full" in many.split('class="openings"')[1]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "soon"])
async def test_a_day_that_nobody_plans_shows_this_month(a: Builder, sam: Visitor, day: str) -> None:
    looked = await looks(sam, **typed(a, day=day, month=day[:7]))

    assert "Enter the day to see its times." in looked
    assert 'class="openings"' in looked
