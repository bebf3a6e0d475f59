"""A payment is judged by the few bookings that it may mean, as if it were compared with every one."""

import os
import random
from collections import Counter
from typing import Final

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import matching
from portal.domain.matching.find import Search, judge_open
from portal.domain.matching.score import Guard, Received, judge
from portal.domain.matching.score.few import NotSought
from portal.domain.matching.surroundings import surroundings
from tables.bookings import Booking
from tables.scope import scoped, stations
from tests.cast import Builder
from tests.matching.at_random import Town
from tests.matching.every_booking import every_open_booking, everything_known

PAYMENTS: Final = int(os.environ.get("PORTAL_RANDOM_PAYMENTS", "250"))
SEED: Final = int(os.environ.get("PORTAL_SEED", "7"))


async def test_payments_at_random_are_judged_as_if_every_booking_were_looked_at(stage: Stage) -> None:
    town = Town(random.Random(SEED))
    guards: Counter[str] = Counter()
    with scoped(stage.scope):
        await town.fill(stage.riverside, bookings=180)
        await town.fill(stage.hilltop, bookings=90)
        await matching.make_findable()
        await town.fill(stage.riverside, bookings=3)  # of which nobody has noted yet what finds them
        every = await every_open_booking()

        for _ in range(PAYMENTS):
            said, now = town.payment(), clock.now()
            expected = judge(said, every, await everything_known(said), at=now)

            assert await judge_open(said, at=now) == expected, said
            guards.update(expected.guards or ("automatic",))

    assert len(guards) > 12, "the payments try too little"
    assert guards["automatic"] > PAYMENTS / 25


async def test_another_booking_of_the_customer_counts_under_whatever_name_it_was_made(a: Builder, stage: Stage) -> None:
    with scoped(stage.scope):
        customer = await a.customer("Dana Ortiz")
        await a.booking(customer=customer)
        others = await a.booking(customer=customer, days=40, due_cents=777_00)
        with stations(others.station):
            await Booking.update({Booking.paid_cents: 55_55, Booking.customer_name: "Wild Weddings LLC"}).where(
                Booking.id == others.id
            )
        await matching.make_findable()
        said = Received(payer_name="Dana Ortiz", amount_cents=100_00, sent_at=clock.now())

        verdict = await judge_open(said, at=clock.now())

    assert str(others.id) not in {each.booking_id for each in verdict.candidates}
    assert verdict.guards == (Guard.TWO_BOOKINGS,)


@pytest.mark.usefixtures("riverside")
async def test_a_booking_under_another_name_is_found_anew(a: Builder) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    assert await matching.make_findable() == 1
    assert await matching.make_findable() == 0

    await Booking.update({Booking.customer_name: "Priya Bhalla"}).where(Booking.id == booking.id)

    said = Received(payer_name="PriyaBhalla", amount_cents=1_23, sent_at=clock.now())
    assert [each.booking_id for each in (await judge_open(said, at=clock.now())).candidates] == [str(booking.id)]
    assert await matching.make_findable() == 1
    assert [each.booking_id for each in (await judge_open(said, at=clock.now())).candidates] == [str(booking.id)]


@pytest.mark.usefixtures("riverside")
async def test_a_row_that_was_read_before_takes_back_nothing_that_finds_it(a: Builder) -> None:
    read_before = await Booking.one((await a.booking()).id)
    await matching.make_findable()

    read_before.guests += 1
    with stations(read_before.station):
        await read_before.save()

    assert await matching.make_findable() == 0


@pytest.mark.usefixtures("riverside")
async def test_what_nobody_searched_for_cannot_be_asked(a: Builder) -> None:
    await a.booking(customer="Dana Ortiz")
    said = Received(payer_name="Lola Smith", amount_cents=1_23, sent_at=clock.now())
    today = clock.now().date()

    few = await Search(said, await surroundings(said, today=today), today=today).meant()

    assert list(few.with_words(["lola"])) == []
    with pytest.raises(NotSought):
        few.with_words(["dana"])
