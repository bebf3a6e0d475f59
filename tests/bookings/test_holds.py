"""Holds: they run out, unless money is on its way; and a deposit that comes too late takes nobody's place."""

from datetime import timedelta

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import bookings, matching, payments
from portal.domain.bookings import NoHold, NotPossible
from tables.bookings import Booking, BookingState
from tables.events import DomainEvent
from tables.schedule import ChefAssignment
from tables.scope import scoped
from tables.stations import Station
from tables.tasks import Task, TaskKind
from tests.bookings.holds import chefs_kept, pay
from tests.cast import Builder, revision_of


async def over(booking: Booking) -> None:
    """Let the time of a hold be over."""
    await Booking.update({Booking.hold_until_at: clock.now() - timedelta(minutes=1)}).where(Booking.id == booking.id)


async def state_of(booking: Booking) -> str:
    return str((await Booking.one(booking.id)).state)


async def happened(booking: Booking) -> list[str]:
    rows = await DomainEvent.select(DomainEvent.name).where(DomainEvent.stream_id == booking.id).order_by(
        DomainEvent.version
    )  # fmt: skip
    return [row["name"].removeprefix("bookings.") for row in rows]


async def test_a_hold_runs_out_and_its_chef_is_free_again(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()
    await over(booking)

    assert await matching.end_holds() == 1
    assert await matching.end_holds() == 0

    assert await state_of(booking) == BookingState.EXPIRED
    assert await chefs_kept() == 0
    assert (await a.book(name="Marco", email="marco@example.com")).starts_at == booking.starts_at


async def test_one_that_has_time_left_or_never_ends_stays(a: Builder, riverside: Station) -> None:
    await a.chef()
    held, endless = await a.book(), await a.booking()

    assert await matching.end_holds() == 0

    assert await state_of(held) == await state_of(endless) == BookingState.PENDING_DEPOSIT


async def test_a_payment_in_review_extends_it_as_often_as_the_policy_says(
    a: Builder, stage: Stage, riverside: Station
) -> None:
    await a.chef()
    booking = await a.book()
    await a.notification("Somebody Else", "100.00", booking.reference)  # shadow mode: it waits for a person
    for extension in range(1, 7):
        await over(booking)
        assert await matching.end_holds() == 0
        again = await Booking.one(booking.id)
        assert again.hold_extensions == extension
        assert again.hold_until_at is not None
        assert again.hold_until_at > clock.now() + timedelta(minutes=119)

    await over(booking)
    assert await matching.end_holds() == 1
    assert (await happened(booking))[1] == "booking.hold_extended"


async def test_an_open_declaration_extends_it_until_it_is_met(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()
    await matching.declare(
        booking.id, method="zelle", payer_name="Dana Ortiz", amount_cents=100_00, sent_at=clock.now()
    )
    await over(booking)

    assert await matching.end_holds() == 0


async def test_a_payment_that_has_only_the_amount_in_common_with_others_keeps_one_hold(
    a: Builder, riverside: Station
) -> None:
    await a.chef("One")
    await a.chef("Two")
    dana, marco = await a.book(), await a.book(name="Marco Polo", email="marco@example.com")
    await a.notification("Dana Ortiz", "100.00")
    await over(dana)
    await over(marco)

    assert await matching.end_holds() == 1

    assert await state_of(dana) == BookingState.PENDING_DEPOSIT
    assert await state_of(marco) == BookingState.EXPIRED


async def test_no_hold_is_extended_beyond_its_party(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(days=3)

    longer = await bookings.extend_hold(booking.id, minutes=60 * 24 * 30)

    assert longer.hold_until_at == booking.starts_at


async def test_only_a_hold_is_extended(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()
    await pay(booking)

    with pytest.raises(NoHold):
        await bookings.extend_hold(booking.id)
    with pytest.raises(NotPossible):
        await bookings.expire(booking.id)


async def test_a_late_deposit_confirms_while_the_place_is_free(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()
    await bookings.expire(booking.id)

    await pay(booking)

    assert await state_of(booking) == BookingState.CONFIRMED
    assert await chefs_kept() == 1


async def test_a_late_deposit_gets_its_former_chef_where_it_can(a: Builder, riverside: Station) -> None:
    for name in ("One", "Two", "Three"):
        await a.chef(name, postal_code="95814")
    booking = await a.book()
    (before,) = await ChefAssignment.select(ChefAssignment.chef)
    await bookings.expire(booking.id)

    await pay(booking)

    (after,) = await ChefAssignment.select(ChefAssignment.chef).where(ChefAssignment.released_at.is_null())
    assert after == before


async def test_a_late_deposit_takes_nobodys_place(a: Builder, riverside: Station) -> None:
    await a.chef()
    late = await a.book()
    await bookings.expire(late.id)
    quick = await a.book(name="Marco", email="marco@example.com")

    await pay(late)
    await pay(late, 50_00)

    kept = await Booking.one(late.id)
    assert (kept.state, kept.paid_cents) == (BookingState.EXPIRED, 150_00)
    assert (await happened(late)).count("booking.paid_too_late") == 2
    (task,) = await Task.select()
    assert (task["kind"], task["booking"]) == (TaskKind.CALL, late.id)
    assert await state_of(quick) == BookingState.PENDING_DEPOSIT
    assert await chefs_kept() == 1


async def test_a_deposit_that_is_undone_leaves_the_chefs_and_a_hold(
    a: Builder, stage: Stage, riverside: Station
) -> None:
    await a.chef()
    booking = await a.book()
    payment = await pay(booking)
    await over(booking)

    await payments.reverse(payment.id)

    again = await Booking.one(booking.id)
    assert again.state == BookingState.PENDING_DEPOSIT
    assert again.hold_until_at is not None
    assert again.hold_until_at > clock.now() + timedelta(minutes=119)
    assert await chefs_kept() == 1


async def test_it_ends_the_holds_of_every_station_of_the_business(a: Builder, stage: Stage) -> None:
    for station in (stage.riverside, stage.hilltop):
        await a.chef(station=station)
        booking = await a.book(station=station)
        with scoped(stage.scope_of(station)):
            await over(booking)

    with scoped(stage.scope):
        assert await matching.end_holds() == 2


async def test_what_staff_add_to_a_hold_takes_nothing_from_a_payment_in_review(
    a: Builder, stage: Stage, riverside: Station
) -> None:
    await a.chef()
    booking = await a.book()
    for _ in range(6):
        await bookings.extend_hold(booking.id)
    await a.notification("Somebody Else", "100.00", booking.reference)
    await over(booking)

    assert await matching.end_holds() == 0
    assert await state_of(booking) == BookingState.PENDING_DEPOSIT


async def test_money_that_was_another_booking_s_is_not_sent_back_by_a_cancelled_one(
    a: Builder, riverside: Station
) -> None:
    await a.chef()
    booking = await a.book()
    await pay(booking, 100_00)
    wrong = await pay(booking, 60_00)
    await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=False)

    await payments.reverse(wrong.id)

    rows = await Task.select(Task.amount_cents).where(Task.kind == TaskKind.REFUND)
    assert [row["amount_cents"] for row in rows] == [100_00]
