"""Blocking dates: they take no new parties, say why, and can be opened again."""

from datetime import date

import pytest

from portal.domain import bookings
from tables.bookings import BlockedDate
from tables.stations import Station

DAY = date(2027, 6, 14)


async def test_it_blocks_a_date_or_a_slot_and_says_why(riverside: Station) -> None:
    whole = await bookings.block(DAY, reason="  Team   training ")
    slot = await bookings.block(DAY, starts_minute=18 * 60, reason="Wedding next door")

    assert whole.reason == "Team training"
    assert slot.starts_minute == 18 * 60


async def test_it_refuses_what_is_blocked_and_what_says_no_reason(riverside: Station) -> None:
    await bookings.block(DAY, reason="Team training")

    with pytest.raises(bookings.AlreadyBlocked):
        await bookings.block(DAY, reason="Again")
    with pytest.raises(bookings.NoReason):
        await bookings.block(date(2027, 6, 15), reason=" ")
    assert await BlockedDate.count() == 1


async def test_a_date_is_opened_again_and_can_be_blocked_again(riverside: Station) -> None:
    blocked = await bookings.block(DAY, reason="Team training")

    await bookings.unblock(blocked.id)

    assert await BlockedDate.count() == 0
    await bookings.block(DAY, reason="After all")
