"""One transaction around one verb.

Piccolo's own `transaction()` loses the connection when COMMIT fails, and nested ones roll nothing back; this one uses
savepoints.
"""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any, Literal, ParamSpec, TypeVar

from piccolo.engine.postgres import PostgresTransaction

from piccolo_conf import DB

P = ParamSpec("P")
R = TypeVar("R")
Isolation = Literal["read_committed", "repeatable_read", "serializable"]


@asynccontextmanager
async def transaction(*, isolation: Isolation | None = None, readonly: bool = False) -> AsyncIterator[None]:
    """Open a transaction, or a savepoint in the one that is open."""
    outer = DB.current_transaction.get()
    if outer is not None:
        if isolation:
            raise RuntimeError("Isolation is chosen where the outermost transaction begins.")
        async with outer.connection.transaction():
            yield
        return

    async with DB.connection() as connection, connection.transaction(isolation=isolation, readonly=readonly):
        current = PostgresTransaction(DB)
        current.connection = connection
        token = DB.current_transaction.set(current)
        try:
            yield
        finally:
            DB.current_transaction.reset(token)


savepoint = transaction


def atomic(verb: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    """Run a verb in a transaction, or in the transaction already open around it."""

    @wraps(verb)
    async def in_transaction(*args: P.args, **kwargs: P.kwargs) -> R:
        if DB.current_transaction.get() is not None:
            return await verb(*args, **kwargs)
        async with transaction():
            return await verb(*args, **kwargs)

    return in_transaction
