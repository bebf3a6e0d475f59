"""What those who cook at a party need to know."""

from datetime import timedelta

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import schedule
from tables.base import RowMissing
from tables.bookings import Booking, BookingState
from tables.schedule import ChefAssignment
from tables.scope import scoped
from tests.cast import Builder
from tests.chefs.parties import party


async def test_it_says_all_that_is_needed(a: Builder, stage: Stage) -> None:
    chef = await a.chef(postal_code="95814")
    booking = await party(a, stage, chef)

    with scoped(stage.scope_of(stage.riverside)):
        sheet = await schedule.run_sheet_of(booking.id)

    assert (sheet.customer_name, sheet.phone, sheet.gate_code) == ("Dana Ortiz", "+19165550173", "4471#")
    assert (sheet.guests.adults, sheet.guests.children, sheet.guests.toddlers) == (16, 3, 1)
    assert [(dish.name, dish.quantity) for dish in sheet.dishes] == [("Filet mignon", 9), ("Gyoza", 4)]
    assert sheet.due_cents == 600_00
    assert sheet.full_address == "9018 Laguna Shores Dr, Elk Grove 95757"
    (assignment,) = sheet.assignments
    assert (assignment.name, assignment.from_home) == ("Kenji Watanabe", True)
    assert assignment.drive_minutes is not None
    assert assignment.leave_at == assignment.kept_from_at - timedelta(minutes=assignment.drive_minutes)


async def test_the_way_to_a_second_party_begins_at_the_first(a: Builder, stage: Stage) -> None:
    chef = await a.chef(postal_code="96150")
    noon = clock.now().replace(hour=19, minute=0)
    first, second = (
        await party(a, stage, chef, starts_at=noon),
        await party(a, stage, chef, starts_at=noon + timedelta(hours=4)),
    )

    with scoped(stage.scope_of(stage.riverside)):
        one, other = await schedule.run_sheets_of_chef(chef.id, first.event_date, second.event_date)

    assert one.assignments[0].from_home
    assert not other.assignments[0].from_home
    assert (one.assignments[0].drive_minutes or 0) > (other.assignments[0].drive_minutes or 0)


async def test_an_unknown_way_is_given_three_quarters_of_an_hour(a: Builder, stage: Stage) -> None:
    chef = await a.chef()
    booking = await party(a, stage, chef)

    with scoped(stage.scope_of(stage.riverside)):
        (assignment,) = (await schedule.run_sheet_of(booking.id)).assignments

    assert assignment.drive_minutes is None
    assert assignment.kept_from_at - assignment.leave_at == timedelta(minutes=45)


async def test_a_released_chef_and_a_cancelled_party_are_on_no_sheet(a: Builder, stage: Stage) -> None:
    chef, other = await a.chef(), await a.chef("Rosa Delgado")
    booking = await party(a, stage, chef, other)
    with scoped(stage.scope_of(stage.riverside)):
        await ChefAssignment.update({ChefAssignment.released_at: clock.now()}).where(ChefAssignment.chef == other.id)

        assert [assignment.name for assignment in (await schedule.run_sheet_of(booking.id)).assignments] == [
            "Kenji Watanabe"
        ]
        assert await schedule.run_sheets_of_chef(other.id, booking.event_date, booking.event_date) == []
        await Booking.update({Booking.state: BookingState.CANCELLED}).where(Booking.id == booking.id)
        assert await schedule.run_sheets_on(booking.event_date) == []


async def test_another_station_has_no_such_sheet(a: Builder, stage: Stage) -> None:
    booking = await party(a, stage)

    with scoped(stage.scope_of(stage.hilltop)):
        assert await schedule.run_sheets_on(booking.event_date) == []
        with pytest.raises(RowMissing):
            await schedule.run_sheet_of(booking.id)
