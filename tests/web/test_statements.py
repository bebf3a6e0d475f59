"""How many statements a page costs: few, and no more when there is more to show."""

from typing import TYPE_CHECKING

import pytest

from tests.cast import Builder
from tests.web.statements import statements

if TYPE_CHECKING:
    from portal.demo import Stage
    from tests.web.visitor import Visitor


__all__ = ["statements"]

SESSION = 1
AUDIT = 1  # looks at what identifies people are written down
PAGES = {
    "/riverside/today": 6,
    "/riverside/queue": 11,  # five of them judge the payment that is shown again, as things stand now
    "/riverside/queue?show=matched": 5,
    "/riverside/payments": 4,
    "/riverside/bookings": 3,
    "/riverside/customers": 2,
    "/riverside/notifications": 3,
    "/riverside/machinery": 7,
}


async def _fill(a: Builder, *, rows: int) -> None:
    for number in range(rows):
        await a.booking(customer=f"Customer Number{number}", email=None)
        await a.notification(f"Payer Number{number}", f"{20 + number}.00")


@pytest.mark.parametrize(("page", "most"), PAGES.items())
async def test_a_page_costs_few_statements_however_much_it_shows(
    a: Builder, stage: "Stage", visitor: "Visitor", statements: list[str], page: str, most: int
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    costs = []
    for rows in (2, 8):
        await _fill(a, rows=rows)
        statements.clear()
        answer = await visitor.get(page)
        assert answer.status_code == 200
        costs.append(len(statements))

    assert costs[1] <= costs[0], "\n".join(statements)
    assert costs[0] <= most + SESSION + AUDIT, "\n".join(statements)
