"""Take a payment in once, whoever tells of it again: another mailbox, another worker, or a person who was faster.

The indexes in tables/ddl decide, because any check before the write can be overtaken.
"""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import asyncpg

from portal.domain.matching.sort import Sorted
from tables.matching import NotificationState, PaymentNotification
from tables.unit_of_work import savepoint

Written = TypeVar("Written")


async def once(notification: PaymentNotification, write: Callable[[], Awaitable[Written]]) -> Written | None:
    """Run a write that may tell of a known mail or transaction, and return what it returns.

    None: it was known, and the notification is set aside as a duplicate.
    """
    try:
        async with savepoint():
            return await write()
    except asyncpg.UniqueViolationError:
        notification.guard = Sorted.DUPLICATE
        notification.state = NotificationState.SET_ASIDE
        await notification.save()
        return None
