"""What customers change by themselves: the price is shown before it holds, and nothing typed is lost."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.bookings.own_page import link
from tests.cast import Builder, revision_of

if TYPE_CHECKING:
    from portal.demo import Stage
    from tables.bookings import Booking, CateringBooking
    from tests.web.visitor import Visitor

from tests.bookings.own_changes import seen, typed


@pytest.fixture
async def booked(a: Builder) -> "Booking":
    """Let Dana book a party of twelve, three weeks ahead."""
    await a.chef()
    await a.chef("Aiko Mori")
    return await a.book(allergies="Shellfish")


async def kept(stage: "Stage", booking: "Booking") -> "tuple[Booking, CateringBooking]":
    from tables.bookings import Booking, CateringBooking
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        party = await CateringBooking.objects().where(CateringBooking.booking == booking.id).first()
        assert party is not None
        return await Booking.one(booking.id), party


def price_in(seen: str) -> int:
    """Return the total that a page showed."""
    return int(json.loads(seen)["total_cents"])


async def ask(visitor: "Visitor", booking: "Booking", page: str = "change", **fields: Any) -> httpx.Response:
    address = f"{link(booking)}/{page}"
    return await visitor.submits(address, page=address, **fields)


async def test_the_price_is_shown_before_anything_changes(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    answer = await ask(visitor, booked, **typed(booked, adults="14"), go="look")

    assert answer.status_code == 200
    assert price_in(seen(answer)) > booked.total_cents
    assert " more</h2>" in answer.text
    booking, party = await kept(stage, booked)
    assert (booking.total_cents, booking.revision, party.adults) == (booked.total_cents, booked.revision, 12)


async def test_a_yes_to_the_price_that_was_seen_changes_the_party(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    wanted = typed(booked, adults="14", allergies="Shellfish, nuts")
    price = seen(await ask(visitor, booked, **wanted, go="look"))

    answer = await ask(visitor, booked, **wanted, seen=price, go="yes")

    assert answer.status_code == 303
    booking, party = await kept(stage, booked)
    assert (booking.total_cents, booking.guests, party.allergies) == (price_in(price), 14, "Shellfish, nuts")


async def test_a_price_that_was_not_seen_does_not_hold(booked: "Booking", stage: "Stage", visitor: "Visitor") -> None:
    answer = await ask(visitor, booked, **typed(booked, adults="14"), go="yes")

    assert answer.status_code == 422
    assert "You need to see the price and date first" in answer.text
    assert (await kept(stage, booked))[0].revision == booked.revision


async def test_a_stale_page_says_so_and_keeps_what_was_typed(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal.domain import bookings
    from portal.domain.quotes import PartyChange
    from tables.scope import scoped

    wanted = typed(booked, adults="14", wishes="A birthday")
    price = seen(await ask(visitor, booked, **wanted, go="look"))
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.change(
            booked.id, PartyChange(city="Elk Grove"), revision=await revision_of(booked.id), by_customer=False
        )

    answer = await ask(visitor, booked, **wanted, seen=price, go="yes")

    assert answer.status_code == 422
    assert "This booking is not as you saw it" in answer.text
    assert 'name="adults" value="14"' in answer.text
    assert "A birthday" in answer.text
    assert (await kept(stage, booked))[1].adults == 12


async def test_guests_who_were_typed_after_the_price_was_shown_are_shown_first(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    price = seen(await ask(visitor, booked, **typed(booked, adults="14"), go="look"))

    answer = await ask(visitor, booked, **typed(booked, adults="15"), seen=price, go="yes")

    assert answer.status_code == 422
    assert "15 guests, not 14" in answer.text
    assert price_in(seen(answer)) > price_in(price)
    assert (await kept(stage, booked))[1].adults == 12


async def test_another_time_at_the_same_price_is_shown_first(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    late, early = a.opening_at(days=22, hour=18), a.opening_at(days=22, hour=15)
    fields = {"starts_at": late.isoformat(), "revision": str(booked.revision), "date": late.date().isoformat()}
    price = seen(await ask(visitor, booked, "date", **fields, go="look"))

    answer = await ask(visitor, booked, "date", **fields | {"starts_at": early.isoformat()}, seen=price, go="yes")

    assert answer.status_code == 422
    assert "3:00 PM, not" in answer.text
    assert (await kept(stage, booked))[0].moves == 0


async def test_a_cancellation_gives_back_what_was_shown_or_shows_it_anew(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal.domain import bookings
    from tables.bookings import Booking
    from tables.scope import scoped

    said = seen(await visitor.get(f"{link(booked)}/cancellation"))
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.settle(await Booking.one(booked.id, lock=True), paid_cents=40_00)

    answer = await ask(visitor, booked, "cancellation", words="Rain", revision=str(booked.revision), seen=said)

    assert answer.status_code == 422
    assert "$40.00 goes back, not $0.00" in answer.text
    assert (await kept(stage, booked))[0].state == "pending_deposit"


async def test_what_is_the_same_is_no_change(booked: "Booking", visitor: "Visitor") -> None:
    answer = await ask(visitor, booked, **typed(booked), go="look")

    assert "You haven’t changed anything yet." in answer.text


async def test_a_place_outside_the_area_is_refused_with_what_was_typed(booked: "Booking", visitor: "Visitor") -> None:
    answer = await ask(visitor, booked, **typed(booked, postal_code="10001"), go="look")

    assert answer.status_code == 422
    assert 'value="10001"' in answer.text


async def test_the_party_moves_to_a_time_that_is_free(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    new = a.opening_at(days=22, hour=15)
    page = await visitor.get(f"{link(booked)}/date", params={"date": new.date().isoformat()})
    fields = {"starts_at": new.isoformat(), "revision": str(booked.revision), "date": new.date().isoformat()}
    price = seen(await ask(visitor, booked, "date", **fields, go="look"))

    answer = await ask(visitor, booked, "date", **fields, seen=price, go="yes")

    assert new.isoformat() in page.text
    assert answer.status_code == 303
    booking, _ = await kept(stage, booked)
    assert (booking.starts_at, booking.moves) == (new, 1)


async def test_a_time_that_somebody_took_meanwhile_is_refused_with_the_nearest(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    new = a.opening_at(days=22, hour=15)
    fields = {"starts_at": new.isoformat(), "revision": str(booked.revision), "date": new.date().isoformat()}
    price = seen(await ask(visitor, booked, "date", **fields, go="look"))
    for name in ("Zoe Zimmer", "Yuri Yang"):
        await a.book(days=22, hour=15, name=name, email=None)

    answer = await ask(visitor, booked, "date", **fields, seen=price, go="yes")

    assert answer.status_code == 422
    assert "This time is no longer free" in answer.text
    assert "These times are open" in answer.text
    assert (await kept(stage, booked))[0].moves == 0


async def test_what_goes_back_is_stated_before_a_cancellation(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal.domain import bookings
    from tables.bookings import Booking
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        await bookings.settle(await Booking.one(booked.id, lock=True), paid_cents=100_00)

    page = await visitor.get(f"{link(booked)}/cancellation")
    revision = (await kept(stage, booked))[0].revision
    answer = await ask(visitor, booked, "cancellation", words="The weather", revision=str(revision), seen=seen(page))
    after = await visitor.get(link(booked))

    assert "and get $100.00 back" in page.text
    assert answer.status_code == 303
    assert "This party is canceled" in after.text
    assert "<b>$100.00</b> will be refunded the way you paid it" in after.text


async def test_a_stale_page_cancels_nothing(booked: "Booking", stage: "Stage", visitor: "Visitor") -> None:
    answer = await ask(visitor, booked, "cancellation", words="The weather", revision="99")

    assert answer.status_code == 422
    assert "The weather" in answer.text
    assert (await kept(stage, booked))[0].state == "pending_deposit"


@pytest.mark.parametrize("page", ["change", "date", "cancellation"])
async def test_what_is_off_cannot_be_changed_any_more(
    booked: "Booking", stage: "Stage", visitor: "Visitor", page: str
) -> None:
    from portal.domain import bookings
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        await bookings.cancel(booked.id, revision=await revision_of(booked.id), by_customer=False)

    answer = await visitor.get(f"{link(booked)}/{page}")

    assert answer.status_code == 409
    assert "can’t be changed anymore" in answer.text
    assert f'href="{link(booked)}"' in answer.text


async def test_a_late_cancellation_says_what_stays(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal.domain import bookings
    from tables.bookings import Booking
    from tables.scope import scoped

    soon = await a.book(days=3, name="Rosa Quintana", email="rosa@example.com")
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.settle(await Booking.one(soon.id, lock=True), paid_cents=150_00)
        revision = (await Booking.one(soon.id)).revision

    said = seen(await visitor.get(f"{link(soon)}/cancellation"))
    await ask(visitor, soon, "cancellation", revision=str(revision), seen=said)
    page = await visitor.get(link(soon))

    assert "<b>$50.00</b> will be refunded the way you paid it" in page.text
    assert "we keep $100.00" in page.text
