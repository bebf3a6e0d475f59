"""The machinery, in the background."""

import asyncio
from uuid import UUID

import structlog

from jobs.job import Call, job
from portal import clock
from portal.domain import system
from portal.integrations.connect import Integrations

AT_ONCE = 5
log = structlog.get_logger()


@job("system.collect")
async def collect(integrations: Integrations, *, mailbox_id: str) -> None:
    """Read one mailbox."""
    await system.collect(UUID(mailbox_id), mailboxes=integrations.mailboxes)


@job("system.sweep")
async def sweep(integrations: Integrations) -> None:
    """Read every mailbox: the net below the watch, which may have been away."""
    free = asyncio.Semaphore(AT_ONCE)

    async def read(mailbox: system.WatchedMailbox) -> None:
        async with free:
            await collect(integrations, collecting(mailbox))

    async with asyncio.TaskGroup() as group:
        for mailbox in await system.watched():
            group.create_task(read(mailbox))


@job("system.watch_sources")
async def watch_sources(_: Integrations) -> None:
    """Write what is wrong with the mail and the work to the log, for those who watch that instead of the page."""
    for alarm in await system.alarms(now=clock.now()):
        log.warning("source.alarm", kind=alarm.kind, mailbox=str(alarm.mailbox or ""), sender=alarm.sender)


@job("system.make_partitions")
async def make_partitions(_: Integrations) -> None:
    """Make the coming months' partitions of the log."""
    await system.make_partitions(clock.now().date())


@job("system.forget_forms")
async def forget_forms(_: Integrations) -> None:
    """Forget which forms were sent a month ago."""
    await system.forget_forms()


def collecting(mailbox: system.WatchedMailbox) -> Call:
    """Return what `collect` is told to read this mailbox."""
    return Call(
        business=mailbox.business,
        stations=mailbox.stations,
        facts={"mailbox_id": str(mailbox.account.id)},
    )
