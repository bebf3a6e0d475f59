"""Changing a party: what it costs stands there before it is confirmed; a page that is out of date changes nothing."""

from typing import Any

import pytest

from portal.demo import Stage
from portal.domain import bookings, quotes
from portal.text import money
from tables.bookings import Booking, CateringBooking
from tables.scope import scoped
from tests.bookings.own_changes import seen
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor


@pytest.fixture
async def booking(a: Builder, stage: Stage) -> Booking:
    """Book Dana's party of 15 with Kenji to cook."""
    await a.catalog()
    await a.chef("Kenji Watanabe")
    return await a.book(adults=15, postal_code="95814", gate_code="4471#", allergies="Nuts")


def at(booking: Booking) -> str:
    return f"/riverside/bookings/{booking.id}"


def typed(booking: Booking, **facts: Any) -> dict[str, Any]:
    """Type the party as it is, but for some facts."""
    return {
        "adults": "15",
        "address": "12 Elm St",
        "postal_code": "95814",
        "gate_code": "4471#",
        "allergies": "Nuts",
        "revision": str(booking.revision),
        **facts,
    }


async def party_of(stage: Stage, booking: Booking) -> tuple[Booking, CateringBooking]:
    with scoped(stage.scope):
        party = await CateringBooking.objects().where(CateringBooking.booking == booking.id).first()
        assert party is not None
        return await Booking.one(booking.id), party


async def test_the_page_begins_with_the_party_as_it_is(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get(f"{at(booking)}/change")).text

    assert 'name="adults" type="number" value="15"' in page
    assert "No changes yet." in page
    assert "4471#" in page


async def test_the_price_stands_there_before_anything_is_written(
    booking: Booking, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    page = f"{at(booking)}/change"

    part = (await visitor.submits(f"{page}/price", page=page, headers=HTMX, **typed(booking, adults="18"))).text

    with scoped(stage.scope_of(stage.riverside)):
        more = quotes.PartyChange(guests=quotes.Guests(18))
        price = await bookings.price_of_change(booking.id, more, by_customer=False)
    assert price.delta_cents >= 165_00
    assert f"Change for +{money(price.delta_cents)}" in part
    assert part.strip().startswith('<aside class="card phone-price"')
    assert (await party_of(stage, booking))[1].adults == 15


async def test_confirmed_it_is_changed_and_a_new_version_frozen(
    booking: Booking, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    page = f"{at(booking)}/change"

    wanted = typed(booking, adults="18", wishes="Birthday song")
    unseen = await visitor.submits(page, page=page, **wanted)
    answer = await visitor.submits(page, page=page, **wanted, seen=seen(unseen))

    assert "need to see the price and date first" in unseen.text
    changed, party = await party_of(stage, booking)
    assert answer.headers["location"] == at(booking)
    assert (party.adults, party.wishes, changed.guests) == (18, "Birthday song", 18)
    assert changed.total_cents >= booking.total_cents + 165_00
    shown = (await visitor.get(at(booking))).text
    assert "How the price changed: 2 versions" in shown
    assert "15 to 18" in shown


async def test_who_may_not_see_the_gate_code_does_not_take_it_away(
    booking: Booking, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    page = f"{at(booking)}/change"

    assert "4471#" not in (await visitor.get(page)).text
    await visitor.submits(page, page=page, **typed(booking, gate_code="", allergies=""))

    _, party = await party_of(stage, booking)
    assert (party.gate_code, party.allergies) == ("4471#", None)


async def test_a_stale_page_says_who_was_faster_and_keeps_what_was_typed(
    booking: Booking, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.change(
            booking.id, quotes.PartyChange(allergies="Shellfish"), revision=booking.revision, by_customer=False
        )

    answer = await visitor.submits(f"{at(booking)}/change", page=at(booking), **typed(booking, adults="30"))

    assert answer.status_code == 422
    assert "This booking is not as you saw it: it was changed" in answer.text
    assert 'value="30"' in answer.text
    assert (await party_of(stage, booking))[1].adults == 15


async def test_what_is_wrong_stands_beside_its_field(booking: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    page = f"{at(booking)}/change"

    answer = await visitor.submits(page, page=page, **typed(booking, adults="0"))

    assert answer.status_code == 422
    assert "Tell us how many adults and children are coming." in answer.text
