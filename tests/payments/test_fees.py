"""What providers keep: rates from a day on, where their mails do not say so."""

from datetime import date, timedelta

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import payments
from tables.payments import CateringPayment
from tables.scope import scoped
from tables.stations import ProviderFee, Station
from tests.cast import Builder
from tests.web.visitor import Visitor

JULY = date(2026, 7, 1)


@pytest.mark.usefixtures("riverside")
async def test_the_rate_of_the_day_holds(a: Builder) -> None:
    await payments.set_fee("paypal", since_date=JULY, percent_basis_points=299, fixed_cents=49)
    await payments.set_fee("paypal", since_date=date(2026, 8, 1), percent_basis_points=349, fixed_cents=0)

    kept = [await payments.fee_of("paypal", 100_00, date(2026, month, day)) for month, day in ((6, 30), (7, 1), (8, 1))]

    assert kept == [0, 3_48, 3_49]
    assert await payments.fee_of("zelle", 100_00, JULY) == 0


@pytest.mark.usefixtures("riverside")
@pytest.mark.parametrize(("gross", "kept"), [(0, 0), (1, 1), (50, 1 + 10), (100_00, 1_90 + 10)])
async def test_half_a_cent_rounds_up_and_no_more_is_kept_than_came(gross: int, kept: int) -> None:
    await payments.set_fee("paypal", since_date=JULY, percent_basis_points=190, fixed_cents=10)

    assert await payments.fee_of("paypal", gross, JULY) == min(gross, kept)


async def test_what_comes_is_counted_with_it_and_what_is_in_the_books_stays(a: Builder, riverside: Station) -> None:
    before = await a.notification("Dana Ortiz", "100.00", style="venmo")
    today = clock.now().date() - timedelta(days=1)

    await payments.set_fee("venmo", since_date=today, percent_basis_points=500, fixed_cents=0)
    after = await a.notification("Bo Fitz", "100.00", style="venmo")

    rows = await CateringPayment.select(CateringPayment.notification, CateringPayment.fee_cents)
    fees = {row["notification"]: row["fee_cents"] for row in rows}
    assert fees == {before.id: 2_00, after.id: 5_00}


async def test_an_admin_adds_a_rate_and_takes_it_away(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)

    added = await visitor.submits(
        "/riverside/fees",
        provider="paypal",
        since_date="2026-07-01",
        percent_basis_points="2.99",
        fixed_cents="0.49",
    )
    page = (await visitor.get("/riverside/fees")).text

    assert added.status_code == 303
    assert "2.99%" in page
    assert "$0.49" in page
    with scoped(stage.scope):
        fee = await ProviderFee.objects().where(ProviderFee.provider == "paypal").first()
    assert fee is not None
    await visitor.submits(f"/riverside/fees/{fee.id}/removal", page="/riverside/fees")
    assert "2.99%" not in (await visitor.get("/riverside/fees")).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"percent_basis_points": "60"}, "Type a percentage from 0 to 50."),
        ({"percent_basis_points": "-1"}, "Type a percentage from 0 to 50."),
        ({"fixed_cents": "101"}, "Type an amount up to $100."),
        ({"provider": "cash"}, "Choose a provider from the list."),
        ({"since_date": "soon"}, "Type a date"),
    ],
)
async def test_what_makes_no_sense_says_so_beside_its_field(
    typed: dict[str, str], said: str, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    usual = {"provider": "paypal", "since_date": "2026-07-01", "percent_basis_points": "1", "fixed_cents": "0"}

    answer = await visitor.submits("/riverside/fees", **usual | typed)

    assert answer.status_code == 422
    assert said in answer.text


async def test_only_admins_see_and_change_fees(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    assert (await visitor.get("/riverside/fees")).status_code == 403
