"""Blocking dates: they take no new parties, say why, and can be opened again."""

from datetime import timedelta

import pytest

from portal import clock
from portal.domain import schedule
from tables.schedule import BlockedDate
from tables.stations import Station

DAY = clock.now().date() + timedelta(days=60)


async def test_it_blocks_a_date_or_a_slot_and_says_why(riverside: Station) -> None:
    whole = await schedule.block(DAY, reason="  Team   training ")
    slot = await schedule.block(DAY, starts_minute=18 * 60, reason="Wedding next door")

    assert whole.reason == "Team training"
    assert slot.starts_minute == 18 * 60


async def test_it_refuses_what_is_blocked_and_what_says_no_reason(riverside: Station) -> None:
    await schedule.block(DAY, reason="Team training")

    with pytest.raises(schedule.AlreadyBlocked):
        await schedule.block(DAY, reason="Again")
    with pytest.raises(schedule.NoReason):
        await schedule.block(DAY + timedelta(days=1), reason=" ")
    assert await BlockedDate.count() == 1


async def test_a_date_is_opened_again_and_can_be_blocked_again(riverside: Station) -> None:
    blocked = await schedule.block(DAY, reason="Team training")

    await schedule.unblock(blocked.id)

    assert await BlockedDate.count() == 0
    await schedule.block(DAY, reason="After all")


async def test_dates_in_a_row_are_blocked_and_opened_again_in_one_go(riverside: Station) -> None:
    before = await schedule.block(DAY + timedelta(days=1), reason="Team training")

    blocked = await schedule.block_dates(DAY, DAY + timedelta(days=3), reason="Team training")
    opened = await schedule.unblock_dates(blocked[0].id, last=DAY + timedelta(days=3))

    assert [row.blocked_date for row in blocked] == [DAY, DAY + timedelta(days=2), DAY + timedelta(days=3)]
    assert {row.id for row in opened} == {row.id for row in blocked}
    (left,) = await BlockedDate.select(BlockedDate.id)
    assert left["id"] == before.id  # it was blocked before, and stays so


async def test_it_refuses_dates_that_are_no_range(riverside: Station) -> None:
    with pytest.raises(schedule.NotARange):
        await schedule.block_dates(DAY, DAY - timedelta(days=1), reason="Team training")
    with pytest.raises(schedule.NotARange):
        await schedule.block_dates(DAY, DAY + timedelta(days=200), reason="Team training")
    await schedule.block_dates(DAY, DAY + timedelta(days=1), reason="Team training")
    with pytest.raises(schedule.AlreadyBlocked):
        await schedule.block_dates(DAY, DAY + timedelta(days=1), reason="Team training")

    assert await BlockedDate.count() == 2
