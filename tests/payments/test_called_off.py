"""What is said of money that came for a party that was off by then."""

import pytest

from portal.demo import Stage
from portal.domain import bookings, notifications, payments
from portal.domain.payments import CalledOff
from portal.web.letters import LetterWriter
from tables.bookings import Booking
from tables.scope import scoped
from tests.cast import Builder, revision_of
from tests.letters import facts, received
from tests.web.visitor import Visitor


async def late_money(a: Builder, stage: Stage, *, cents: int = 50_00, days: int = 3) -> Booking:
    """Let a deposit come, then a cancellation that keeps it, then more money."""
    booking = await a.booking(due_cents=500_00, days=days)
    with scoped(stage.scope_of(stage.riverside)):
        await payments.record_by_hand(booking.id, method="cash", amount_cents=100_00)
        await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=True)
        await payments.record_by_hand(booking.id, method="check", amount_cents=cents)
        return await Booking.one(booking.id)


async def test_what_came_afterwards_is_told_from_what_stays(a: Builder, stage: Stage) -> None:
    booking = await late_money(a, stage)

    with scoped(stage.scope_of(stage.riverside)):
        assert await payments.called_off(booking) == CalledOff(stays_cents=100_00, came_after_cents=50_00)
        await payments.give_back(booking.id, amount_cents=50_00, method="check", user_id=stage.users["maya"].id)
        assert await payments.called_off(await Booking.one(booking.id)) == CalledOff(stays_cents=100_00)


async def test_what_a_cancellation_promised_goes_back(a: Builder, stage: Stage) -> None:
    booking = await a.booking(due_cents=500_00, days=60)
    with scoped(stage.scope_of(stage.riverside)):
        await payments.record_by_hand(booking.id, method="cash", amount_cents=100_00)
        await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=True)

        assert await payments.called_off(await Booking.one(booking.id)) == CalledOff(goes_back_cents=100_00)


async def test_the_customers_page_says_that_it_is_not_lost(a: Builder, stage: Stage, visitor: Visitor) -> None:
    booking = await late_money(a, stage)

    page = (await visitor.get(notifications.page_of(booking))).text

    assert "$50.00 came after your party was called off." in page
    assert "we keep $100.00" in page
    assert "we keep $150.00" not in page


@pytest.mark.parametrize("state", ["cancelled", "no_show"])
def test_the_letter_says_so_too(state: str) -> None:
    letter = LetterWriter("https://portal.example.com").receipt(facts(state=state, paid_cents=150_00), received(50_00))

    for body in (letter.text, letter.html):
        assert "was called off. It’s safe with us" in body
        assert "It’s for your party" not in body
