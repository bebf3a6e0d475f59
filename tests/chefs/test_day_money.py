"""What a chef was given at a party: it counts once, for the party and as a tip, and only at their own."""

import pytest

from portal.demo import Stage
from portal.domain import bookings, payments
from tables.bookings import Booking
from tables.scope import scoped
from tests.cast import Builder, revision_of
from tests.chefs.day import page_of, place_of
from tests.chefs.parties import party
from tests.web.visitor import Visitor


async def money_of(stage: Stage, booking: Booking) -> tuple[int, int]:
    """Return what a booking has towards its price, and as a tip."""
    with scoped(stage.scope):
        now = await Booking.one(booking.id)
    return now.paid_cents, now.gratuity_cents


async def test_cash_counts_once_however_often_a_phone_sends_it(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef = await a.chef()
    booking = await party(a, stage, chef)
    before = await money_of(stage, booking)
    url = f"{page_of(chef)}/parties/{(await place_of(stage, booking)).id}/money"

    for _ in range(3):
        answer = await visitor.post(url, data={"amount_cents": "200", "gratuity_cents": "$40.50", "key": "tap-1"})
        assert answer.status_code == 303

    assert await money_of(stage, booking) == (before[0] + 200_00, 40_50)
    assert "You took $240.50, cash, $40.50 of it as a tip" in (await visitor.get(page_of(chef))).text


async def test_staff_see_who_took_it_and_can_undo_it(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef = await a.chef()
    booking = await party(a, stage, chef)
    url = f"{page_of(chef)}/parties/{(await place_of(stage, booking)).id}/money"
    await visitor.post(url, data={"amount_cents": "200", "method": "check", "key": "tap-1"})
    await visitor.logs_in(stage.users["maya"].id)

    shown = (await visitor.get(f"/riverside/bookings/{booking.id}")).text
    assert "Took $200.00, Check" in shown
    assert "The chef" in shown
    with scoped(stage.scope_of(stage.riverside)):
        (line,) = await payments.manual_entries(booking_id=booking.id)
        await payments.undo(line.id, user_id=stage.users["maya"].id)
    await visitor.post(url, data={"amount_cents": "200", "method": "check", "key": "tap-1"})

    assert "You took" not in (await visitor.get(page_of(chef))).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"amount_cents": ""}, "Type how much you took."),
        ({"amount_cents": "lots"}, "Type an amount in dollars"),
        ({"amount_cents": "5", "method": "iou"}, "Choose how."),
    ],
)
async def test_what_makes_no_sense_is_refused_in_words(
    typed: dict[str, str], said: str, a: Builder, stage: Stage, visitor: Visitor
) -> None:
    chef = await a.chef()
    booking = await party(a, stage, chef)

    answer = await visitor.post(
        f"{page_of(chef)}/parties/{(await place_of(stage, booking)).id}/money", data={"key": "k", **typed}
    )

    assert answer.status_code == 422
    assert said in answer.text


async def test_no_money_is_taken_at_somebody_elses_party(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef, other = await a.chef(), await a.chef("Rosa Delgado")
    theirs, gone = await party(a, stage, other), await party(a, stage, chef)
    gone_place = await place_of(stage, gone)
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.cancel(gone.id, revision=await revision_of(gone.id), by_customer=True)
    before = await money_of(stage, theirs)

    answer = await visitor.post(
        f"{page_of(chef)}/parties/{(await place_of(stage, theirs)).id}/money", data={"amount_cents": "9", "key": "k"}
    )
    called_off = await visitor.post(
        f"{page_of(chef)}/parties/{gone_place.id}/money", data={"amount_cents": "9", "key": "k"}
    )

    assert answer.status_code == 404
    assert called_off.status_code == 422
    assert await money_of(stage, theirs) == before
