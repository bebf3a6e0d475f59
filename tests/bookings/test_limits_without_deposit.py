"""Where a party needs no deposit nothing is held: few are booked by one person, and few of a day are in doubt."""

from datetime import timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import bookings, notifications, qr
from portal.domain.bookings import BookedEnough, DayInDoubt, Holder, Limits
from portal.domain.qr import LinkKind
from tables.bookings import Booking, BookingSource, BookingState
from tables.catalog import Policy
from tables.events import DomainEvent
from tables.scope import scoped
from tables.stations import Station
from tests.bookings.customers import Customer, in_days, open_stations
from tests.cast import Builder, revision_of
from tests.web.visitor import Visitor

EVERYBODY = Limits(unconfirmed_percent=100)
"""Of a day's places, as many as there are."""


@pytest.fixture
async def place(a: Builder, riverside: Station) -> Station:
    """Return a station that asks for no deposit, where two chefs cook at two parties a day each."""
    await a.catalog()
    await Policy(version=2, deposit_cents=0).save()
    await a.chef("One")
    await a.chef("Two")
    return riverside


async def book(a: Builder, number: int, *, limits: Limits = EVERYBODY, **facts: Any) -> Booking:
    """Book as somebody of whom nothing is known but what is given: on a day, and from a place, of their own."""
    holder = Holder(
        network=facts.pop("network", f"198.51.100.{number}"), browser=facts.pop("browser", f"{number}"), limits=limits
    )
    usual: dict[str, Any] = {"days": 20 + number, "name": f"Guest {number}", "email": f"guest{number}@example.com"}
    return await a.book(**usual | facts, holder=holder)


async def days_pass(days: int) -> None:
    """Let everything that was booked be so many days old."""
    ago = timedelta(days=days)
    for booking in await Booking.objects():
        old: Any = {Booking.created_at: booking.created_at - ago, Booking.unopened_until_at: clock.now() - ago}
        await Booking.update(old).where(Booking.id == booking.id)


@pytest.mark.parametrize(
    "same",
    [
        pytest.param({"email": "dana@example.com"}, id="an e-mail address"),
        pytest.param({"phone": "916 555 0173"}, id="a phone"),
        pytest.param({"browser": "one"}, id="a browser"),
    ],
)
async def test_a_person_books_four_parties_and_then_calls(a: Builder, place: Station, same: dict[str, Any]) -> None:
    for number in range(4):
        assert (await book(a, number, **same)).state == BookingState.CONFIRMED
    await days_pass(30)

    with pytest.raises(BookedEnough, match=r"as you can book online. Call us at \(916\) 555-0142"):
        await book(a, 5, **same)


async def test_what_is_paid_over_or_off_counts_no_more(a: Builder, place: Station) -> None:
    same: dict[str, Any] = {"email": "dana@example.com"}
    first, second, third, _ = [await book(a, number, **same) for number in range(4)]
    await bookings.settle(await Booking.one(first.id, lock=True), paid_cents=100_00)
    await bookings.cancel(second.id, revision=await revision_of(second.id), by_customer=False)
    await Booking.update({Booking.starts_at: clock.now() - timedelta(days=1)}).where(Booking.id == third.id)

    for number in (4, 5, 6):
        await book(a, number, **same)

    with pytest.raises(BookedEnough):
        await book(a, 7, **same)


async def test_of_a_network_only_what_is_new_counts(a: Builder, place: Station) -> None:
    few = Limits(unconfirmed_percent=100, bookings_per_network=2)
    same: dict[str, Any] = {"network": "198.51.100.7", "limits": few}
    await book(a, 1, **same)
    await book(a, 2, **same)
    with pytest.raises(BookedEnough):
        await book(a, 3, **same)

    await days_pass(3)

    assert (await book(a, 3, **same)).state == BookingState.CONFIRMED


async def test_half_of_a_day_is_booked_unopened_before_staff_are_asked(a: Builder, place: Station) -> None:
    same_day: dict[str, Any] = {"days": 20, "limits": Limits()}
    first = await book(a, 1, hour=12, **same_day)
    second = await book(a, 2, hour=12, **same_day)

    with pytest.raises(DayInDoubt, match=r"Call us at \(916\) 555-0142, and we’ll book it for you"):
        await book(a, 3, hour=18, **same_day)

    (asked,) = await DomainEvent.objects().where(DomainEvent.name == "bookings.day.held_unconfirmed")
    assert asked.stream_id == second.id
    assert await a.book(hour=18, source=BookingSource.STAFF)
    await bookings.confirm_hold(first.id)
    assert await book(a, 3, hour=18, **same_day)
    kept = await Booking.one(first.id)
    assert (kept.state, kept.is_unconfirmed) == (BookingState.CONFIRMED, False)


@pytest.mark.parametrize("shown_by", ["time", "money"])
async def test_it_is_in_doubt_for_two_days_or_until_money_comes(a: Builder, place: Station, shown_by: str) -> None:
    same_day: dict[str, Any] = {"days": 20, "limits": Limits()}
    first = await book(a, 1, hour=12, **same_day)
    await book(a, 2, hour=12, **same_day)

    if shown_by == "time":
        await days_pass(3)
    else:
        await bookings.settle(await Booking.one(first.id, lock=True), paid_cents=100_00)

    assert await book(a, 3, hour=18, **same_day)


async def test_where_a_deposit_is_asked_these_limits_mean_nothing(a: Builder, place: Station) -> None:
    same: dict[str, Any] = {"email": "dana@example.com"}
    for number in range(4):
        await book(a, number, **same)
    await Policy(version=3, deposit_cents=100_00).save()

    assert (await book(a, 5, **same)).state == BookingState.PENDING_DEPOSIT


async def test_the_letter_of_a_party_that_needs_no_deposit_shows_that_it_came(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await open_stations(a, stage)
    with scoped(stage.scope_of(stage.riverside)):
        await Policy(version=9, deposit_cents=0).save()
    person = Customer(visitor)
    await person.books(await person.starts(in_days(20)))
    with scoped(stage.scope_of(stage.riverside)):
        (booking,) = await Booking.objects()
        to = await notifications.addressee(booking)
    await visitor.logs_in(stage.users["maya"].id)
    page = f"/riverside/bookings/{booking.id}"
    before = (await visitor.get(page)).text

    assert to is not None
    assert f"?letter={qr.sign(LinkKind.LETTER, booking.id, booking.link_version)}" in to.page
    assert booking.state == BookingState.CONFIRMED
    await visitor.get(to.page)
    assert "Our e-mail hasn’t been opened yet" in before
    assert "Our e-mail hasn’t been opened yet" not in (await visitor.get(page)).text


async def test_the_bell_says_what_can_be_done_about_it(a: Builder, stage: Stage, visitor: Visitor) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        booking = await a.booking()
        kind, facts = bookings.DayHeldUnconfirmed.name, {"day": "2026-12-20", "holds": 2, "are_holds": False}
        await notifications.notify(uuid4(), kind=kind, subject_id=booking.id, facts=facts)
    await visitor.logs_in(stage.users["maya"].id)

    page = unescape((await visitor.get("/riverside/notifications")).text)

    assert "2 bookings on Sun, Dec 20, and none of the customers has opened our email" in page
    assert "cancel the ones that are not real" in page
