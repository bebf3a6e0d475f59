"""Watch every mailbox for new mail, and wake the job that collects it.

Runs beside the worker. Each mailbox has an advisory lock, so that only one of several workers holds a connection to it;
the locks lie on a connection of their own, and vanish with it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import structlog

from jobs.end_tasks import end_tasks
from piccolo_conf import DB
from portal.domain import system
from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.ports import MailboxConnector
from tables.engine import is_away
from tables.scope import ALL_STATIONS, scoped

LOOK_SECONDS = 30.0
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 300.0
STEADY_SECONDS = 60.0

Wake = Callable[[system.WatchedMailbox], Awaitable[None]]
log = structlog.get_logger()


async def watch(mailboxes: MailboxConnector, *, wake: Wake, look_seconds: float = LOOK_SECONDS) -> None:
    """Watch until canceled; mailboxes that are added, changed or switched off are noticed at the next look."""
    while True:
        try:
            async with _locks() as locks, _watchers(mailboxes, wake) as watchers:
                while True:
                    with scoped(ALL_STATIONS):
                        wanted = await system.watched()
                    await watchers.follow([mailbox for mailbox in wanted if await locks.take(mailbox.account.id)])
                    await asyncio.sleep(look_seconds)
        except Exception as error:
            if not is_away(error) and not isinstance(error, OSError):
                raise
            log.warning("watch.database_away", error=type(error).__name__)
            await asyncio.sleep(look_seconds)


async def watch_one(mailbox: system.WatchedMailbox, mailboxes: MailboxConnector, *, wake: Wake) -> None:
    """Wake the collecting job when the mailbox is opened, and at each change; come back after every lost line."""
    pause = FIRST_PAUSE_SECONDS
    clock = asyncio.get_running_loop().time
    while True:
        began = clock()
        try:
            async with mailboxes.open(mailbox.account) as opened:
                await wake(mailbox)
                while True:
                    await opened.changed()
                    await wake(mailbox)
        except VendorRefused:
            pause = LONGEST_PAUSE_SECONDS  # `collect` notes why; a person has to correct it
        except VendorUnavailable as error:
            log.info("watch.mailbox_away", mailbox=str(mailbox.account.id), reason=str(error))
        if clock() - began > STEADY_SECONDS:
            pause = FIRST_PAUSE_SECONDS
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


class _Watchers:
    """One task for each watched mailbox."""

    def __init__(self, mailboxes: MailboxConnector, wake: Wake) -> None:
        self._mailboxes = mailboxes
        self._wake = wake
        self._tasks: dict[system.WatchedMailbox, asyncio.Task[None]] = {}

    async def follow(self, wanted: list[system.WatchedMailbox]) -> None:
        """Watch these mailboxes from now on, each with the details that it has now, and no others."""
        for mailbox in [known for known, task in self._tasks.items() if known not in wanted or task.done()]:
            await _ended(self._tasks.pop(mailbox))
        for mailbox in wanted:
            if mailbox not in self._tasks:
                watching = watch_one(mailbox, self._mailboxes, wake=self._wake)
                self._tasks[mailbox] = asyncio.create_task(watching, name=f"watch:{mailbox.account.id}")


@asynccontextmanager
async def _watchers(mailboxes: MailboxConnector, wake: Wake) -> AsyncIterator[_Watchers]:
    watchers = _Watchers(mailboxes, wake)
    try:
        yield watchers
    finally:
        await watchers.follow([])


async def _ended(task: asyncio.Task[None]) -> None:
    await end_tasks([task])
    if not task.cancelled() and task.exception():
        log.error("watch.failed", exc_info=task.exception())


class _Locks:
    """The locks of the mailboxes that this process watches."""

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        self._connection = connection
        self._held: set[UUID] = set()

    async def take(self, mailbox_id: UUID) -> bool:
        """Take a mailbox's lock, unless another process has it."""
        if mailbox_id not in self._held:
            key = int.from_bytes(mailbox_id.bytes[-8:], "big", signed=True)
            if await self._connection.fetchval("SELECT pg_try_advisory_lock($1)", key):
                self._held.add(mailbox_id)
        else:
            await self._connection.fetchval("SELECT 1")  # the lock is as alive as its connection
        return mailbox_id in self._held


@asynccontextmanager
async def _locks() -> AsyncIterator[_Locks]:
    connection = await DB.get_new_connection()
    try:
        yield _Locks(connection)
    finally:
        connection.terminate()  # the locks go with it, even where the database no longer answers
