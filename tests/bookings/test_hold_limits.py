"""A hold is short until its customer shows that our letters reach them, and few dates are held unpaid at a time."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import bookings, matching, quotes
from portal.domain.bookings import DayInDoubt, Holder, HoldsEnough, Limits
from tables.bookings import Booking, BookingSource, BookingState
from tables.events import DomainEvent
from tables.scope import scoped
from tables.stations import Station
from tests.cast import Builder

SOON = timedelta(minutes=45)
EVERYBODY = Limits(unconfirmed_percent=100)
"""Of a day's places, as many as there are."""


async def hold(a: Builder, number: int, *, limits: Limits = EVERYBODY, **facts: Any) -> Booking:
    """Book as somebody of whom nothing is known but what is given: on a day, and from a place, of their own."""
    holder = Holder(
        network=facts.pop("network", f"198.51.100.{number}"), browser=facts.pop("browser", f"{number}"), limits=limits
    )
    usual: dict[str, Any] = {"days": 20 + number, "name": f"Guest {number}", "email": f"guest{number}@example.com"}
    return await a.book(**usual | facts, holder=holder)


async def happened(name: str) -> list[DomainEvent]:
    return await DomainEvent.objects().where(DomainEvent.name == name)


async def paid(booking: Booking) -> None:
    await Booking.update({Booking.paid_cents: 100_00}).where(Booking.id == booking.id)


async def test_it_lasts_minutes_until_the_letter_is_opened_and_then_as_long_as_ever(
    a: Builder, riverside: Station
) -> None:
    await a.chef()
    usual = (await a.book(days=30)).hold_until_at

    booking = await hold(a, 1)
    await bookings.confirm_hold(booking.id)

    assert usual is not None
    assert booking.hold_until_at is not None
    assert abs(booking.hold_until_at - clock.now() - SOON) < timedelta(minutes=1)
    again = await bookings.confirm_hold(booking.id)
    assert again.hold_until_at is not None
    assert abs(again.hold_until_at - usual) < timedelta(minutes=1)
    assert again.confirmed_hold_until_at is None
    assert len(await happened("bookings.booking.hold_confirmed")) == 1


async def test_it_runs_out_after_these_minutes_at_any_hour(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await hold(a, 1)
    await Booking.update({Booking.hold_until_at: clock.now() - timedelta(seconds=1)}).where(Booking.id == booking.id)

    assert await matching.end_holds() == 1

    late = await bookings.confirm_hold(booking.id)
    assert late.state == BookingState.EXPIRED
    assert late.confirmed_hold_until_at is None


async def test_a_payment_that_is_announced_confirms_it(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await hold(a, 1)

    await matching.declare(booking.id, method="zelle", payer_name="Guest", amount_cents=100_00, sent_at=clock.now())

    kept = await Booking.one(booking.id)
    assert kept.hold_until_at == booking.confirmed_hold_until_at
    assert kept.confirmed_hold_until_at is None


async def test_money_ends_the_question(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await hold(a, 1)

    await bookings.settle(await Booking.one(booking.id, lock=True), paid_cents=booking.deposit_cents)
    await bookings.settle(await Booking.one(booking.id, lock=True), paid_cents=-booking.deposit_cents)

    kept = await Booking.one(booking.id)
    assert kept.state == BookingState.PENDING_DEPOSIT
    assert kept.confirmed_hold_until_at is None


@pytest.mark.parametrize(
    "same",
    [
        pytest.param({"email": "dana@example.com"}, id="an e-mail address"),
        pytest.param({"phone": "916 555 0173"}, id="a phone"),
        pytest.param({"browser": "one"}, id="a browser"),
    ],
)
async def test_a_person_holds_two_dates_until_one_is_paid(a: Builder, riverside: Station, same: dict[str, Any]) -> None:
    await a.chef()
    first = await hold(a, 1, **same)
    await hold(a, 2, **same)

    with pytest.raises(HoldsEnough, match=r"Send the deposit for one of them .* call us at \(916\) 555-0142"):
        await hold(a, 3, **same)
    await paid(first)

    assert (await hold(a, 3, **same)).state == BookingState.PENDING_DEPOSIT


async def test_a_tag_makes_no_other_person_of_an_address(a: Builder, riverside: Station) -> None:
    await a.chef()
    for number in (1, 2):
        await hold(a, number, email=f"dana+{number}@example.com")

    with pytest.raises(HoldsEnough):
        await hold(a, 3, email="Dana@example.com")


async def test_many_behind_one_network_hold_more_but_not_weeks(a: Builder, riverside: Station) -> None:
    await a.chef()
    for number in range(6):
        await hold(a, number, network="198.51.100.7")

    with pytest.raises(HoldsEnough):
        await hold(a, 7, network="198.51.100.7")
    assert await hold(a, 8, network="198.51.100.8")


async def test_what_ran_out_counts_no_more_and_counts_again_when_held_again(a: Builder, riverside: Station) -> None:
    await a.chef()
    same: dict[str, Any] = {"email": "dana@example.com"}
    first, second = await hold(a, 1, **same), await hold(a, 2, **same)
    for booking in (first, second):
        await bookings.expire(booking.id)

    await hold(a, 3, **same)
    again = await bookings.hold_again(first.id, seen=await shown(first), limits=EVERYBODY)
    with pytest.raises(HoldsEnough):
        await bookings.hold_again(second.id, seen=await shown(second), limits=EVERYBODY)

    assert again.confirmed_hold_until_at is not None
    assert again.hold_until_at is not None
    assert abs(again.hold_until_at - clock.now() - SOON) < timedelta(minutes=1)


async def shown(booking: Booking) -> quotes.Seen:
    """Return what the page of an expired booking shows."""
    return bookings.as_shown(await Booking.one(booking.id))


async def test_it_is_held_again_as_long_as_ever_once_a_letter_was_opened(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await hold(a, 1)
    await bookings.expire(booking.id)
    await bookings.confirm_hold(booking.id)

    again = await bookings.hold_again(booking.id, seen=await shown(booking), limits=EVERYBODY)

    assert again.hold_until_at is not None
    assert again.hold_until_at > clock.now() + timedelta(hours=5)


async def test_staff_book_as_many_as_they_want(a: Builder, riverside: Station) -> None:
    await a.chef()

    for number in range(4):
        booking = await a.book(days=20 + number, source=BookingSource.STAFF)
        assert booking.confirmed_hold_until_at is None


async def test_half_of_a_day_is_held_before_staff_are_asked(a: Builder, riverside: Station) -> None:
    await a.chef("One")
    await a.chef("Two")  # each cooks at two parties a day
    same_day: dict[str, Any] = {"days": 20, "limits": Limits()}
    first = await hold(a, 1, hour=12, **same_day)
    assert await happened("bookings.day.held_unconfirmed") == []

    second = await hold(a, 2, hour=12, **same_day)
    with pytest.raises(DayInDoubt, match=r"Call us at \(916\) 555-0142, .* in an hour"):
        await hold(a, 3, hour=18, **same_day)

    (asked,) = await happened("bookings.day.held_unconfirmed")
    assert asked.stream_id == second.id
    assert await a.book(hour=18, source=BookingSource.STAFF)
    await bookings.confirm_hold(first.id)
    assert await hold(a, 4, hour=18, **same_day)


@pytest.mark.commits
async def test_two_at_once_are_two(a: Builder, stage: Stage) -> None:
    await a.chef()
    await a.catalog()
    won, refused = [], []

    async def attempt(one: Awaitable[Booking]) -> None:
        try:
            won.append(await one)
        except HoldsEnough as refusal:
            refused.append(refusal)

    async with asyncio.TaskGroup() as group:
        for number in range(6):
            group.create_task(attempt(hold(a, number, email="dana@example.com")))

    assert (len(won), len(refused)) == (2, 4)
    with scoped(stage.scope):
        assert await Booking.count() == 2
