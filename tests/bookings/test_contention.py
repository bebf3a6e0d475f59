"""Many want the same place at the same time: with real commits, on connections of their own."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from itertools import pairwise

import pytest

from portal.demo import Stage
from portal.domain.availability import SlotTaken
from tables.bookings import Booking
from tables.catalog import OpeningSlot
from tables.schedule import ChefAssignment
from tables.scope import scoped
from tests.cast import Builder

pytestmark = pytest.mark.commits
CROWD = 24
FAR_EAST, FAR_WEST = "95667", "94533"  # Placerville and Fairfield: both an hour's drive from Sacramento


async def taken_by(attempts: list[Awaitable[Booking]]) -> list[Booking]:
    """Make attempts at once, and return the bookings of those that were not refused."""
    won: list[Booking] = []

    async def attempt(one: Awaitable[Booking]) -> None:
        try:
            won.append(await one)
        except SlotTaken:
            return

    async with asyncio.TaskGroup() as group:
        for one in attempts:
            group.create_task(attempt(one))
    return won


async def test_one_of_many_gets_the_last_place(a: Builder, stage: Stage) -> None:
    await a.chef()
    await a.catalog()

    won = await taken_by([a.book(name=f"Guest {n}", email=f"guest{n}@example.com") for n in range(CROWD)])

    assert len(won) == 1
    with scoped(stage.scope):
        assert await Booking.count() == 1
        assert [row["booking"] for row in await ChefAssignment.select()] == [won[0].id]


async def test_each_place_is_given_and_none_twice(a: Builder, stage: Stage) -> None:
    for name in ("One", "Two", "Three"):
        await a.chef(name)
    await a.catalog()

    won = await taken_by([a.book(name=f"Guest {n}", email=f"guest{n}@example.com") for n in range(CROWD)])

    assert len(won) == 3
    with scoped(stage.scope):
        assert len({row["chef"] for row in await ChefAssignment.select()}) == 3


async def test_a_chef_is_not_sent_to_two_places_with_too_little_time_to_drive(a: Builder, stage: Stage) -> None:
    await a.chef(max_events_a_day=4)
    await a.catalog()
    hours = (12, 15, 18, 21)  # half an hour lies between two of them: less than any drive here

    won = await taken_by(
        [
            a.book(hour=hour, name=f"Guest {hour}", email=f"{hour}@example.com", postal_code=place)
            for hour, place in zip(hours, (FAR_EAST, FAR_WEST, FAR_EAST, FAR_WEST), strict=True)
        ]
    )

    starts = sorted(booking.starts_at for booking in won)
    assert 1 <= len(starts) <= 2
    assert all(later - earlier >= timedelta(hours=6) for earlier, later in pairwise(starts))


async def test_a_cap_holds_in_a_crowd(a: Builder, stage: Stage) -> None:
    for name in ("One", "Two", "Three"):
        await a.chef(name)
    await a.catalog()
    with scoped(stage.scope_of(stage.riverside)):
        await OpeningSlot.update({OpeningSlot.max_parties: 2}, force=True)

    won = await taken_by([a.book(name=f"Guest {n}", email=f"guest{n}@example.com") for n in range(CROWD)])

    assert len(won) == 2
