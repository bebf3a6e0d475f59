"""What customers accept about changes, moves and their deposit is what holds, whatever they do in which order."""

import random
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from portal import clock
from portal.domain import bookings, catalog, quotes
from portal.domain.bookings import NotChangeable, OnlyMore
from portal.domain.errors import Refused
from portal.domain.quotes import Guests, PartyChange, Rule, Window
from tables.bookings import Booking, BookingState
from tables.catalog import Policy
from tables.stations import Station
from tests.bookings.holds import pay
from tests.cast import Builder, revision_of

PACIFIC = ZoneInfo("America/Los_Angeles")


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    @property
    def today(self) -> date:
        return self.at.astimezone(PACIFIC).date()


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Clock:
    stopped = Clock(clock.now().replace(microsecond=0))
    monkeypatch.setattr(clock, "now", stopped.now)
    return stopped


def late_fees(booking_lines: tuple[Any, ...]) -> int:
    return sum(line.words == "Late change" for line in booking_lines if line.rule == Rule.FEE)


async def fees_of(booking: Booking) -> int:
    return late_fees(quotes.lines_of_quote(await quotes.quote_of(booking.id)))


async def change(booking: Booking, *, by_customer: bool = True, **what: Any) -> Booking:
    return await bookings.change(
        booking.id, PartyChange(**what), revision=await revision_of(booking.id), by_customer=by_customer
    )


async def test_a_deposit_that_no_longer_goes_back_stays_so_when_the_party_moves(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(days=5)
    await pay(booking)
    to = a.opening_at(days=55)

    shown = await bookings.price_of_change(booking.id, PartyChange(starts_at=to))
    await change(booking, starts_at=to)
    price = await bookings.price_of_cancellation(booking.id)

    assert shown.refundable_until_date == booking.event_date - timedelta(days=7)
    assert (price.refund_cents, price.retained_cents) == (0, 100_00)
    assert "stays with us" in price.words


async def test_a_deposit_that_goes_back_moves_with_the_party(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(days=20)
    await pay(booking)

    moved = await change(booking, starts_at=a.opening_at(days=30))

    assert moved.refundable_until_date is None
    assert (await bookings.price_of_cancellation(booking.id)).retained_cents == 0


async def test_what_staff_move_nearer_takes_no_deposit_from_the_customer(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(days=20)
    await pay(booking)
    before = booking.starts_at

    moved = await change(booking, starts_at=a.opening_at(days=3), by_customer=False)
    price = await bookings.price_of_cancellation(booking.id)
    back = await change(booking, starts_at=before, by_customer=False)

    assert moved.refundable_until_date == booking.event_date - timedelta(days=7)
    assert price.retained_cents == 0
    assert back.refundable_until_date is None


async def test_a_move_by_staff_and_its_undo_use_up_nothing(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(adults=15)
    await change(booking, starts_at=a.opening_at(days=22))
    paid_for = await Booking.one(booking.id)

    moved = await change(booking, starts_at=a.opening_at(days=23), by_customer=False)
    back = await change(booking, starts_at=paid_for.starts_at, by_customer=False)
    again = await change(booking, starts_at=a.opening_at(days=23), by_customer=False)

    assert (moved.moves, moved.total_cents - paid_for.total_cents >= 50_00) == (2, True)
    assert (back.moves, back.total_cents) == (1, paid_for.total_cents)
    assert (again.moves, again.total_cents) == (2, moved.total_cents)


async def test_a_customer_who_moves_back_has_moved_twice(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(adults=15)
    await change(booking, starts_at=a.opening_at(days=22))

    back = await bookings.price_of_change(booking.id, PartyChange(starts_at=booking.starts_at))

    assert back.fee_cents == 50_00


async def test_staff_move_no_party_into_the_past(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()

    with pytest.raises(NotChangeable, match="ahead"):
        await change(booking, starts_at=clock.now() - timedelta(hours=3), by_customer=False)

    assert (await Booking.one(booking.id)).starts_at == booking.starts_at


async def test_a_party_moves_until_the_day_on_which_it_can_be_changed_for_free(
    a: Builder, riverside: Station, hands: Clock
) -> None:
    await a.chef()
    booking = await a.book(days=20)
    to = PartyChange(starts_at=a.opening_at(days=40))

    hands.at = booking.starts_at - timedelta(hours=72)
    assert (await bookings.price_of_change(booking.id, to)).fee_cents == 0
    hands.at += timedelta(minutes=1)

    with pytest.raises(NotChangeable, match="72 hours"):
        await bookings.price_of_change(booking.id, to)
    assert (await bookings.price_of_change(booking.id, to, by_customer=False)).fee_cents == 50_00


async def test_late_it_may_only_grow_for_one_fee_however_often(a: Builder, riverside: Station, hands: Clock) -> None:
    await a.chef()
    booking = await a.book(adults=15, days=20)
    hands.at = booking.starts_at - timedelta(hours=60)

    first = await bookings.price_of_change(booking.id, PartyChange(guests=Guests(16)))
    await change(booking, guests=Guests(16))
    second = await bookings.price_of_change(booking.id, PartyChange(guests=Guests(17)))
    await change(booking, guests=Guests(17))

    assert (first.fee_cents, second.fee_cents) == (50_00, 0)
    assert await fees_of(booking) == 1
    with pytest.raises(OnlyMore):
        await change(booking, guests=Guests(15, 2))


async def test_less_for_the_same_money_is_less_too(a: Builder, riverside: Station, hands: Clock) -> None:
    await a.chef()
    booking = await a.book(adults=8, days=20)  # below the minimum order: eight cost as much as six
    hands.at = booking.starts_at - timedelta(hours=60)

    with pytest.raises(OnlyMore):
        await change(booking, guests=Guests(6))


async def test_at_last_only_words_can_be_changed(a: Builder, riverside: Station, hands: Clock) -> None:
    await a.chef()
    booking = await a.book(days=20)
    hands.at = booking.starts_at - timedelta(hours=24) + timedelta(minutes=1)

    with pytest.raises(NotChangeable, match="bought"):
        await change(booking, guests=Guests(20))
    await change(booking, allergies="Sesame", address="14 Elm St")

    assert (await quotes.catering_of(booking)).allergies == "Sesame"


@pytest.mark.parametrize(
    ("hours", "window"), [(72, Window.FREE), (71, Window.GROWS), (24, Window.GROWS), (23, Window.CLOSED)]
)
async def test_what_is_said_is_what_holds(a: Builder, riverside: Station, hours: int, window: Window) -> None:
    policy = await catalog.policy()
    starts_at = datetime(2027, 6, 12, 18, tzinfo=PACIFIC)
    now = starts_at - timedelta(hours=hours)

    words = quotes.change_words(policy, starts_at, now=now, zone=PACIFIC)

    assert quotes.window(policy, starts_at, now) is window
    said = {
        Window.FREE: "for free until Wed, Jun 9, 6:00 PM PDT. After that they can only grow, until 24 hours before",
        Window.GROWS: "can only grow, until Fri, Jun 11, 6:00 PM PDT. That adds $50.00 once",
        Window.CLOSED: "stay as they are",
    }
    assert said[window] in words


async def test_a_policy_without_a_late_window_says_so(a: Builder, riverside: Station) -> None:
    policy = Policy(version=2, change_until_hours=24, grow_until_hours=48)
    starts_at = datetime(2027, 6, 12, 18, tzinfo=PACIFIC)

    assert quotes.grows_until(policy, starts_at) == quotes.free_until(policy, starts_at)
    assert "After that they stay as they are." in quotes.policy_summary(policy, today=starts_at.date())[2]


@pytest.mark.parametrize("seed", range(12))
async def test_no_order_of_steps_gives_back_what_had_lapsed_or_charges_a_second_late_fee(
    a: Builder, riverside: Station, hands: Clock, seed: int
) -> None:
    dice = random.Random(seed)
    for name in ("One", "Two", "Three"):
        await a.chef(name)
    booking = await a.book(days=dice.randint(3, 25), adults=15)
    await pay(booking)
    has_lapsed = False

    for _ in range(14):
        hands.at += timedelta(hours=dice.choice([1, 7, 24, 70, 150]))
        now = await Booking.one(booking.id)
        price = await bookings.price_of_cancellation(booking.id)
        assert not (has_lapsed and price.retained_cents < 100_00), "what had lapsed came back"
        has_lapsed = price.retained_cents > 0
        day = (now.event_date - hands.today).days + dice.choice([-9, -2, 1, 5, 40])
        steps: list[dict[str, Any]] = [
            {"starts_at": a.opening_at(days=day, hour=dice.choice([12, 18]))},
            {"guests": Guests(dice.randint(10, 22), dice.randint(0, 3))},
            {"allergies": f"Sesame {dice.random()}"},
        ]
        try:
            await change(booking, by_customer=dice.random() < 0.7, **dice.choice(steps))
        except Refused:
            continue
        assert await fees_of(booking) <= 1

    assert (await Booking.one(booking.id)).state == BookingState.CONFIRMED
