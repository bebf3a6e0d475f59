"""The statements that a page makes."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from typing import Any

import pytest


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
