"""Watching mailboxes: new mail wakes the collecting job, whatever happens to the line."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress
from uuid import uuid4

import msgspec
import pytest

from jobs.watch import watch, watch_one
from portal.domain import system
from portal.integrations.imap import ImapMailboxes
from portal.integrations.local import LocalMailboxes
from tables.scope import scoped
from tables.sql import platform
from tables.system import Mailbox
from tests.integrations.places import HERE, account, mail
from tests.peers.dovecot import Dovecot, running_dovecot
from tests.system.house import ADDRESS, DETAILS, House

SOON = 10
ACCOUNT = "business@example.com"


class Bell:
    """Counts how often each mailbox's job was woken."""

    def __init__(self) -> None:
        self.rung: dict[str, int] = {}
        self._changed = asyncio.Condition()

    async def wake(self, mailbox: system.WatchedMailbox) -> None:
        async with self._changed:
            self.rung[mailbox.account.address] = self.rung.get(mailbox.account.address, 0) + 1
            self._changed.notify_all()

    async def wait(self, times: int, address: str = ADDRESS) -> None:
        """Wait until it was rung so often."""
        async with asyncio.timeout(SOON), self._changed:
            await self._changed.wait_for(lambda: self.rung.get(address, 0) >= times)


class Line:
    """A telephone line to a server, that can be cut, and put through to another one."""

    def __init__(self) -> None:
        self.port = 0
        self.to_port: int | None = None
        self._open: set[asyncio.StreamWriter] = set()

    def cut(self) -> None:
        """Break every connection; until it is put through again, nobody answers."""
        self.to_port = None
        for writer in list(self._open):
            writer.transport.abort()

    async def call(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry a connection."""
        if self.to_port is None:
            writer.transport.abort()
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.to_port)
        self._open |= {writer, far_writer}
        with suppress(ExceptionGroup, OSError):
            async with asyncio.TaskGroup() as group:
                group.create_task(_carry(reader, far_writer))
                group.create_task(_carry(far_reader, writer))
        for end in (writer, far_writer):
            self._open.discard(end)
            end.transport.abort()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    raise ConnectionResetError


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    line = Line()
    server = await asyncio.start_server(line.call, "127.0.0.1")
    line.port = server.sockets[0].getsockname()[1]
    yield line
    line.cut()
    server.close()


@asynccontextmanager
async def running(watching: Awaitable[None]) -> AsyncIterator[asyncio.Task[None]]:
    """Run a watch beside the block; ending it must be prompt."""
    task = asyncio.ensure_future(watching)
    try:
        yield task
    finally:
        task.cancel()
        done, _ = await asyncio.wait([task], timeout=2)
        assert done
        assert task.cancelled()


async def test_it_comes_back_after_the_server_was_restarted(dovecot: Dovecot, line: Line) -> None:
    bell = Bell()
    line.to_port = dovecot.port
    login = account(address=ACCOUNT, username=ACCOUNT, port=line.port, folder="INBOX")
    watched = system.WatchedMailbox(login, uuid4(), ())

    async with running(watch_one(watched, ImapMailboxes(reach=HERE, timeout=5), wake=bell.wake)):
        await bell.wait(1, ACCOUNT)
        line.cut()
        await asyncio.sleep(0.5)

        with running_dovecot() as restarted:
            line.to_port = restarted.port
            await bell.wait(2, ACCOUNT)
            await asyncio.to_thread(restarted.deliver, ACCOUNT, mail())
            await bell.wait(3, ACCOUNT)
            line.cut()


@pytest.mark.commits
async def test_it_watches_whatever_is_switched_on(house: House, mailboxes: LocalMailboxes) -> None:
    bell = Bell()

    async with running(watch(mailboxes, wake=bell.wake, look_seconds=0.2)):
        with scoped(house.scope):
            one = await system.open_mailbox(DETAILS, stations=[house.riverside])
            other = msgspec.structs.replace(DETAILS, address="hilltop@example.com")
            await system.open_mailbox(other, stations=[house.hilltop])
        await bell.wait(1)
        await bell.wait(1, "hilltop@example.com")

        mailboxes.deliver(ADDRESS, mail())
        await bell.wait(2)
        assert bell.rung["hilltop@example.com"] == 1

        with scoped(house.scope):
            await system.switch_mailbox(one.id, is_on=False)
        await asyncio.sleep(0.6)
        mailboxes.deliver(ADDRESS, mail("unheard"))
        await asyncio.sleep(1)
        assert bell.rung[ADDRESS] == 2


@pytest.mark.commits
async def test_a_moving_cursor_is_no_reason_to_open_the_mailbox_again(
    mailbox: Mailbox, house: House, mailboxes: LocalMailboxes
) -> None:
    bell = Bell()

    async with running(watch(mailboxes, wake=bell.wake, look_seconds=0.1)):
        await bell.wait(1)
        with scoped(house.scope):
            await Mailbox.update({"uid_validity": 1, "last_uid": 5}).where(Mailbox.id == mailbox.id)
        await asyncio.sleep(0.5)

    assert bell.rung[ADDRESS] == 1


@pytest.mark.commits
@pytest.mark.usefixtures("mailbox")
async def test_of_two_workers_one_watches_and_the_other_takes_over(mailboxes: LocalMailboxes) -> None:
    bells = Bell(), Bell()
    first = running(watch(mailboxes, wake=bells[0].wake, look_seconds=0.2))
    await first.__aenter__()
    await bells[0].wait(1)

    async with running(watch(mailboxes, wake=bells[1].wake, look_seconds=0.2)):
        await asyncio.sleep(0.6)
        assert bells[1].rung == {}

        await first.__aexit__(None, None, None)

        await bells[1].wait(1)


@pytest.mark.commits
@pytest.mark.usefixtures("mailbox")
async def test_it_goes_on_after_the_database_dropped_its_locks(mailboxes: LocalMailboxes) -> None:
    bell = Bell()

    async with running(watch(mailboxes, wake=bell.wake, look_seconds=0.2)):
        await bell.wait(1)

        await platform(
            "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
            " WHERE locktype = 'advisory' AND objsubid = 1 AND datname = current_database()"  # not of tests beside this
        )
        await bell.wait(2)

        mailboxes.deliver(ADDRESS, mail())
        await bell.wait(3)
