"""What is owed for parties that are over stays on Today until it has come."""

import pytest

from portal.demo import Stage
from tables.bookings import Booking, BookingState, PaymentState
from tables.scope import scoped
from tests.cast import Builder
from tests.today.noon import at_noon, begins
from tests.web.visitor import Visitor

__all__ = ["at_noon"]


async def is_over(a: Builder, stage: Stage, name: str, *, days: float, **facts: object) -> Booking:
    """Let a party of 606.88 dollars, of which 100 are paid, have ended."""
    booking = await a.booking(customer=name, due_cents=706_88)
    usual: dict[str, object] = {
        "state": BookingState.COMPLETED,
        "paid_cents": 100_00,
        "payment_state": PaymentState.DEPOSIT_PAID,
    }
    await begins(stage, booking, hours=-24 * days, **usual | facts)
    return booking


@pytest.mark.parametrize("days", [0.3, 1, 30])
async def test_a_party_that_was_completed_unpaid_is_money_at_risk(
    a: Builder, stage: Stage, visitor: Visitor, days: float
) -> None:
    booking = await is_over(a, stage, "Lupe Serrano", days=days)
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get("/riverside/today")).text

    assert "Lupe Serrano still owes $606.88" in page
    assert f"/riverside/bookings/{booking.id}#money" in page
    assert "Party is over" in page


async def test_what_was_paid_or_sent_back_is_not_owed(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await is_over(a, stage, "Paid Up", days=2, paid_cents=706_88, payment_state=PaymentState.PAID)
    sent_back = {"paid_cents": 656_88, "refunded_cents": 50_00, "payment_state": PaymentState.PARTIALLY_PAID}
    await is_over(a, stage, "Refund Given", days=2, **sent_back)
    await is_over(a, stage, "Long Ago", days=120)
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get("/riverside/today")).text

    for name in ("Paid Up", "Refund Given", "Long Ago"):
        assert f"{name} still owes" not in page


async def test_another_station_owes_nothing_here(a: Builder, stage: Stage, visitor: Visitor) -> None:
    with scoped(stage.scope):
        await is_over(a, stage, "Lupe Serrano", days=2)
    await visitor.logs_in(stage.users["theo"].id)

    assert "Lupe" not in (await visitor.get("/hilltop/today")).text
