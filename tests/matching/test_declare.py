"""What an "I sent it" does, and that it proves nothing by itself."""

from datetime import timedelta
from uuid import UUID

import pytest

from portal import clock
from portal.domain import matching
from tables.bookings import Booking
from tables.matching import (
    PaymentDeclaration,
)
from tests.cast import Builder
from tests.matching.deciding import confirm

pytestmark = pytest.mark.usefixtures("riverside")


async def test_a_declared_payer_is_expected(a: Builder, manager: UUID) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    await matching.declare(
        booking.id,
        method="zelle",
        payer_name="Granny Weatherwax",
        amount_cents=100_00,
        sent_at=clock.now() - timedelta(hours=1),
        noted_by=manager,
    )

    await a.notification("GRANNY WEATHERWAX")

    declaration = await PaymentDeclaration.objects().first()
    assert declaration is not None
    assert ((await Booking.one(booking.id)).paid_cents, declaration.state) == (100_00, "met")


async def test_a_declaration_alone_pays_nothing(a: Builder, manager: UUID) -> None:
    booking = await a.booking()

    await matching.declare(
        booking.id, method="zelle", payer_name="Dana", amount_cents=100_00, sent_at=clock.now(), noted_by=manager
    )

    assert (await Booking.one(booking.id)).paid_cents == 0


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"amount_cents": 0}, "amount_cents"),
        ({"payer_name": "  "}, "payer_name"),
        ({"hours": -3}, "sent_at"),
    ],
)
async def test_a_declaration_that_cannot_be_is_refused(a: Builder, facts: dict[str, object], field: str) -> None:
    booking = await a.booking()
    hours = facts.pop("hours", 1)
    said = {"method": "zelle", "payer_name": "Dana", "amount_cents": 100_00} | facts

    with pytest.raises(matching.NotYetSent) as refusal:
        await matching.declare(booking.id, sent_at=clock.now() - timedelta(hours=float(str(hours))), **said)  # type: ignore[arg-type]

    assert refusal.value.field == field


async def test_a_declaration_is_not_met_by_somebody_elses_money(a: Builder, manager: UUID) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    await matching.declare(
        booking.id, method="zelle", payer_name="Granny Weatherwax", amount_cents=100_00, sent_at=clock.now()
    )

    await confirm(await a.notification("Bernard Weatherby"), booking, manager)

    declaration = await PaymentDeclaration.objects().first()
    assert declaration is not None
    assert declaration.state == "open"
