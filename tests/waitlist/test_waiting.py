"""A date that is full: who waits for it is offered what comes free, one after another."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal import clock
from portal.domain import bookings, schedule, waitlist
from portal.domain.quotes import PartyChange
from portal.domain.waitlist import TooLateToWait
from tables.stations import Station
from tables.waitlist import WaitingListEntry, WaitingState
from tests.cast import Builder, revision_of


def day_of(a: Builder, days: int = 20) -> date:
    return a.opening_at(days=days).astimezone(ZoneInfo("America/Los_Angeles")).date()


async def states() -> list[str]:
    rows = await WaitingListEntry.select(WaitingListEntry.state).order_by(WaitingListEntry.id)
    return [row["state"] for row in rows]


async def full(a: Builder) -> list[bookings.BookingLine]:
    """Let a chef's date be full."""
    await a.chef(max_events_a_day=2)
    made = [await a.book(hour=hour, name=f"Guest {hour}", email=f"{hour}@example.com") for hour in (12, 18)]
    lines = await bookings.by_ids([booking.id for booking in made])
    return [lines[booking.id] for booking in made]


async def test_somebody_waits_once_for_a_date(a: Builder, riverside: Station) -> None:
    first = await waitlist.join(day_of(a), guests=12, name="Wanda", email="wanda@example.com")
    again = await waitlist.join(day_of(a), guests=14, name="Wanda", email="Wanda@Example.com")

    assert again.id == first.id
    (line,) = await waitlist.waiting(day_of(a), day_of(a))
    assert (line.name, line.guests) == ("Wanda", 12)
    with pytest.raises(TooLateToWait):
        await waitlist.join(clock.now().date() - timedelta(days=1), guests=2, name="W", email="w@example.com")


async def test_nobody_is_offered_a_place_that_is_not_there(a: Builder, riverside: Station) -> None:
    await full(a)
    await waitlist.join(day_of(a), guests=12, name="Wanda", email="wanda@example.com")

    assert await waitlist.offer(day_of(a)) == 0


async def test_what_a_cancelled_party_leaves_is_offered_to_the_first_only(a: Builder, riverside: Station) -> None:
    booking, _ = await full(a)
    slot = 12 * 60
    for name in ("Wanda", "Walter"):
        await waitlist.join(
            day_of(a), guests=12, starts_minute=slot, name=name, email=f"{name}@example.com", postal_code="95814"
        )
    await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=True)

    assert await waitlist.offer_after(booking.id) == 1
    assert await waitlist.offer_after(booking.id) == 0

    assert await states() == [WaitingState.OFFERED, WaitingState.WAITING]


async def test_an_offer_that_nobody_takes_goes_to_the_next(a: Builder, riverside: Station) -> None:
    booking, _ = await full(a)
    for name in ("Wanda", "Walter"):
        await waitlist.join(
            day_of(a), guests=12, starts_minute=720, name=name, email=f"{name}@example.com", postal_code="95814"
        )
    await bookings.expire(booking.id)
    await waitlist.offer_after(booking.id)
    assert await waitlist.expire_offers() == 0
    await (
        WaitingListEntry.update({WaitingListEntry.offered_until_at: clock.now() - timedelta(minutes=1)})
        .where(WaitingListEntry.state == WaitingState.OFFERED)
    )  # fmt: skip

    assert await waitlist.expire_offers() == 1

    assert await states() == [WaitingState.GONE, WaitingState.OFFERED]


async def test_whoever_books_waits_no_more(a: Builder, riverside: Station) -> None:
    booking, _ = await full(a)
    await waitlist.join(day_of(a), guests=12, name="Wanda", email="wanda@example.com")
    await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=True)

    await a.book(hour=12, name="Wanda", email="wanda@example.com")

    assert await states() == [WaitingState.BOOKED]


async def test_a_party_that_moves_away_leaves_its_place(a: Builder, riverside: Station) -> None:
    booking, _ = await full(a)
    await waitlist.join(day_of(a), guests=12, name="Wanda", email="wanda@example.com", postal_code="95814")
    await bookings.change(
        booking.id,
        PartyChange(starts_at=a.opening_at(days=25, hour=12)),
        revision=await revision_of(booking.id),
        by_customer=True,
    )

    assert await waitlist.offer_after(booking.id, days=5) == 1


async def test_a_place_that_came_free_in_any_other_way_is_offered_too(a: Builder, riverside: Station) -> None:
    await a.catalog()
    await a.chef(postal_code="95814")
    blocked = await schedule.block(day_of(a), reason="Kitchen closed")
    await waitlist.join(day_of(a), guests=12, name="Wanda", email="wanda@example.com", postal_code="95814")
    await waitlist.expire_offers()
    assert await states() == [WaitingState.WAITING]

    await schedule.unblock(blocked.id)
    for _ in range(2):
        await waitlist.expire_offers()

    assert await states() == [WaitingState.OFFERED]
