"""Chefs arrive and are done: the party begins with the first, and is over with the last; each is noted once."""

from datetime import datetime, timedelta

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import schedule
from tables.base import RowMissing
from tables.bookings import Booking, BookingState
from tables.events import DomainEvent
from tables.schedule import ChefAssignment
from tables.scope import scoped
from tests.cast import Builder
from tests.chefs.parties import party


async def assignments_of(booking: Booking) -> list[ChefAssignment]:
    return await ChefAssignment.objects().where(ChefAssignment.booking == booking.id).order_by(ChefAssignment.id)


async def state(booking: Booking) -> BookingState:
    return BookingState((await Booking.one(booking.id)).state)


async def events_of(booking: Booking) -> list[str]:
    rows = (
        await DomainEvent.select(DomainEvent.name)
        .where(DomainEvent.stream_id == booking.id)
        .order_by(DomainEvent.version)
    )
    return [row["name"] for row in rows if row["name"].startswith("bookings.chef")]


async def test_the_first_to_arrive_begins_the_party_and_the_last_to_be_done_completes_it(
    a: Builder, stage: Stage
) -> None:
    kenji, rosa = await a.chef(), await a.chef("Rosa Delgado")
    booking = await party(a, stage, kenji, rosa)
    with scoped(stage.scope_of(stage.riverside)):
        one, other = await assignments_of(booking)

        await schedule.check_in(one.id, chef_id=kenji.id)
        assert await state(booking) == BookingState.IN_SERVICE
        await schedule.check_in(other.id, chef_id=rosa.id)
        await schedule.check_out(one.id, chef_id=kenji.id)
        assert await state(booking) == BookingState.IN_SERVICE
        await schedule.check_out(other.id, chef_id=rosa.id)
        assert await state(booking) == BookingState.COMPLETED


async def test_twice_is_once(a: Builder, stage: Stage) -> None:
    chef = await a.chef()
    booking = await party(a, stage, chef)
    with scoped(stage.scope_of(stage.riverside)):
        (assignment,) = await assignments_of(booking)

        first = await schedule.check_in(assignment.id, chef_id=chef.id)
        again = await schedule.check_in(assignment.id, chef_id=chef.id, at=clock.now() - timedelta(minutes=3))
        await schedule.check_out(assignment.id, chef_id=chef.id)
        await schedule.check_out(assignment.id, chef_id=chef.id)

        assert again.arrived_at == first.arrived_at
        assert await events_of(booking) == ["bookings.chef.arrived", "bookings.chef.done"]


async def test_a_press_without_signal_keeps_its_time(a: Builder, stage: Stage) -> None:
    chef, when = await a.chef(), clock.now() - timedelta(minutes=95)
    booking = await party(a, stage, chef, starts_at=clock.now() - timedelta(hours=1))
    with scoped(stage.scope_of(stage.riverside)):
        (assignment,) = await assignments_of(booking)

        assert (await schedule.check_in(assignment.id, chef_id=chef.id, at=when)).arrived_at == when


@pytest.mark.parametrize("hours", [-40, 1])
async def test_a_time_that_cannot_be_counts_as_now(a: Builder, stage: Stage, hours: int) -> None:
    chef, now = await a.chef(), clock.now()
    booking = await party(a, stage, chef)
    with scoped(stage.scope_of(stage.riverside)):
        (assignment,) = await assignments_of(booking)

        checked = await schedule.check_in(assignment.id, chef_id=chef.id, at=now + timedelta(hours=hours))

    assert isinstance(checked.arrived_at, datetime)
    assert now <= checked.arrived_at <= clock.now()


async def test_whoever_is_done_has_been_there(a: Builder, stage: Stage) -> None:
    chef = await a.chef()
    booking = await party(a, stage, chef)
    with scoped(stage.scope_of(stage.riverside)):
        (assignment,) = await assignments_of(booking)

        checked = await schedule.check_out(assignment.id, chef_id=chef.id)

        assert checked.arrived_at
        assert checked.arrived_at <= checked.done_at
        assert await state(booking) == BookingState.COMPLETED


async def test_a_party_of_next_week_has_not_begun(a: Builder, stage: Stage) -> None:
    chef = await a.chef()
    booking = await party(a, stage, chef, starts_at=clock.now() + timedelta(days=7))
    with scoped(stage.scope_of(stage.riverside)):
        (assignment,) = await assignments_of(booking)

        with pytest.raises(schedule.NotYet):
            await schedule.check_in(assignment.id, chef_id=chef.id)
        with pytest.raises(schedule.NotYet):
            await schedule.check_out(assignment.id, chef_id=chef.id)


async def test_an_unpaid_party_is_cooked_and_stays_unpaid(a: Builder, stage: Stage) -> None:
    chef = await a.chef()
    booking = await party(a, stage, chef)
    with scoped(stage.scope_of(stage.riverside)):
        await Booking.update({Booking.state: BookingState.PENDING_DEPOSIT}).where(Booking.id == booking.id)
        (assignment,) = await assignments_of(booking)

        await schedule.check_in(assignment.id, chef_id=chef.id)

        assert await state(booking) == BookingState.PENDING_DEPOSIT


async def test_it_is_for_the_chef_who_cooks_there_only(a: Builder, stage: Stage) -> None:
    chef, other = await a.chef(), await a.chef("Rosa Delgado")
    booking = await party(a, stage, chef)
    with scoped(stage.scope_of(stage.riverside)):
        (assignment,) = await assignments_of(booking)

        with pytest.raises(RowMissing):
            await schedule.check_in(assignment.id, chef_id=other.id)
        await ChefAssignment.update({ChefAssignment.released_at: clock.now()}).where(ChefAssignment.id == assignment.id)
        with pytest.raises(schedule.NotYours):
            await schedule.check_in(assignment.id, chef_id=chef.id)
