"""The list of what is matched: searched, narrowed to what the matching did by itself, and summed up."""

import pytest

from portal.demo import Stage
from tables.scope import scoped
from tests.cast import Builder
from tests.matching.deciding import confirm
from tests.web.visitor import Visitor


@pytest.fixture
async def three(a: Builder, stage: Stage) -> None:
    """Match one payment by itself, and two by a person."""
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    await a.notification("Dana Ortiz", memo=booking.reference)
    for payer, amount in (("Ruth Whitfield", "40.00"), ("Bo Fitz", "60.00")):
        other = await a.booking(customer=f"Somebody {payer}")
        notification = await a.notification(payer, amount)
        with scoped(stage.scope_of(stage.riverside)):
            await confirm(notification, other, stage.users["maya"].id)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("query", "shown", "total"),
    [
        ("q=whitfild", ["$40.00"], "1 payment, $40.00 total"),
        ("q=60.00", ["$60.00"], "1 payment, $60.00 total"),
        ("by_itself=on", ["$100.00"], "1 payment, $100.00 total"),
        ("q=whitfield&by_itself=on", [], "No matches found"),
    ],
)
async def test_it_is_narrowed_and_summed_up(
    query: str, shown: list[str], total: str, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get(f"/riverside/queue?show=matched&{query}")).text

    assert total in page
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    for amount in ("$40.00", "$60.00", "$100.00"):
        assert (f">{amount} to" in table) is (amount in shown), amount


@pytest.mark.usefixtures("three")
async def test_the_whole_list_is_not_summed_up(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get("/riverside/queue?show=matched")).text

    assert page.count("/reversal") >= 3
    assert "total</p>" not in page


@pytest.mark.usefixtures("three")
async def test_all_money_says_what_a_filter_comes_to(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)

    narrowed = (await visitor.get("/riverside/payments?provider=zelle")).text
    whole = (await visitor.get("/riverside/payments")).text
    file = (await visitor.get("/riverside/payments.csv")).text

    assert "All results, 3 payments" in narrowed
    assert "$200.00" in narrowed
    assert "All results" not in whole
    assert file.splitlines()[0].split(",")[3] == "Transaction number"
