"""How many statements a page costs: few, and no more when there is more to show."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from typing import TYPE_CHECKING, Any

import pytest

from tests.cast import Builder

if TYPE_CHECKING:
    from portal.demo import Stage
    from tests.web.visitor import Visitor

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


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is said to the database, in order."""
    from piccolo_conf import DB
    from tables import sql

    said: list[str] = []
    run_querystring, run_sql = DB.run_querystring, sql._run

    async def through_piccolo(querystring: Any, *, in_pool: bool = True) -> Any:
        said.append(str(querystring)[:200])
        return await run_querystring(querystring, in_pool=in_pool)

    async def through_the_door(text: str, values: list[Any]) -> Any:
        said.append(text.strip()[:200])
        return await run_sql(text, values)

    monkeypatch.setattr(DB, "run_querystring", through_piccolo)
    monkeypatch.setattr(sql, "_run", through_the_door)
    return said


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
