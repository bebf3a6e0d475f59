"""The one door for SQL that Piccolo cannot say: the text must fence itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from piccolo.query import Select
from piccolo.querystring import QueryString

from piccolo_conf import DB
from tables.fenced_reads import FencedSelect
from tables.scope import ScopeViolation, in_words, scope


async def fenced(sql: str, *args: Any) -> list[dict[str, Any]]:
    """Run SQL that names `{stations}` (an array of the ids in scope) or `{business}`, with `$1…` for the arguments.

    Every use is listed in `tests/architecture/test_layers.py`, with the reason why Piccolo cannot say it.

    Raises:
        ScopeViolation: the text names neither, or the scope is everywhere.

    """
    now = scope()
    if now.is_everywhere:
        raise ScopeViolation("Fenced SQL runs in the scope of one business.")
    if "{stations}" not in sql and "{business}" not in sql:
        raise ScopeViolation("Fenced SQL must name {stations} or {business}.")
    text, values = sql.replace("&& {stations}", f"&& {in_words(now.stations)}"), list(args)
    for name, value in (("{stations}", sorted(now.stations)), ("{business}", now.business)):
        if name in text:
            values.append(value)
            text = text.replace(name, f"${len(values)}")
    return await _run(text, values)


async def over(rows: Select[Any], sql: str) -> list[dict[str, Any]]:
    """Run SQL over `{rows}`, what a fenced select finds: their number or their sums, without fetching them."""
    if not isinstance(rows, FencedSelect):
        raise ScopeViolation("Only what a fenced select finds is summed up.")
    rows._validate()
    text, values = QueryString(sql.replace("{rows}", "({}) AS listed"), *rows.querystrings).compile_string()
    return await _run(text, values)


async def platform(sql: str, *args: Any) -> list[dict[str, Any]]:
    """Run SQL over tables that are not fenced (events, sessions); listed in the same test."""
    return await _run(sql, list(args))


@asynccontextmanager
async def planned_once() -> AsyncIterator[None]:
    """Plan the statements inside once for each connection, whatever their arguments are, in the transaction around.

    For statements of many parts, of which the planning takes longer than the rest. They are planned without a look at
    the arguments, so they must leave the planner no bad choice.
    """
    transaction = DB.current_transaction.get()
    if transaction is None:
        raise RuntimeError("Statements are planned once in a transaction.")
    await transaction.connection.execute("SET LOCAL plan_cache_mode = force_generic_plan")
    yield
    await transaction.connection.execute("SET LOCAL plan_cache_mode = auto")


async def _run(sql: str, values: list[Any]) -> list[dict[str, Any]]:
    if (transaction := DB.current_transaction.get()) is not None:
        return [dict(row) for row in await transaction.connection.fetch(sql, *values)]
    async with DB.connection() as connection:
        return [dict(row) for row in await connection.fetch(sql, *values)]
