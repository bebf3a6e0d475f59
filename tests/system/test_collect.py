"""Reading mailboxes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from piccolo_conf import DB
from portal import clock
from portal.domain import system
from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.local import LocalMailboxes
from portal.integrations.ports import LARGEST_MAIL_BYTES, MailboxAccount
from portal.integrations.ports import MailboxSession as OpenMailbox
from tables.scope import scoped
from tables.system import Mailbox, RawMail, SyncHistory, SystemEvent
from tests.system.house import ADDRESS, House
from tests.system.mails import MAIL


class NoMailboxes:
    """Refuses to open any mailbox."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    @asynccontextmanager
    async def open(self, _account: MailboxAccount) -> AsyncIterator[OpenMailbox]:
        raise self.error
        yield


async def test_it_keeps_what_came_and_goes_on_from_there(
    house: House, mailbox: Mailbox, mailboxes: LocalMailboxes
) -> None:
    mailboxes.deliver(ADDRESS, MAIL)
    mailboxes.deliver(ADDRESS, MAIL + b"2")

    with scoped(house.scope):
        assert await system.collect(mailbox.id, mailboxes=mailboxes) == 2
        mailboxes.deliver(ADDRESS, MAIL + b"3")
        assert await system.collect(mailbox.id, mailboxes=mailboxes) == 1

        found = await Mailbox.one(mailbox.id)
        assert (found.uid_validity, found.last_uid, found.trouble) == (1, 3, "")
        assert clock.now() - found.read_at < timedelta(minutes=1)
        assert [row["rows_read"] for row in await system.readings(mailbox.id)] == [1, 2]


async def test_it_writes_no_history_when_nothing_came(
    house: House, mailbox: Mailbox, mailboxes: LocalMailboxes
) -> None:
    with scoped(house.scope):
        assert await system.collect(mailbox.id, mailboxes=mailboxes) == 0

        assert await SyncHistory.count() == 0
        assert (await Mailbox.one(mailbox.id)).read_at


async def test_it_reads_everything_again_once_the_server_has_renumbered(
    house: House, mailbox: Mailbox, mailboxes: LocalMailboxes
) -> None:
    mailboxes.deliver(ADDRESS, MAIL)
    with scoped(house.scope):
        await Mailbox.update({"uid_validity": 99, "last_uid": 500}).where(Mailbox.id == mailbox.id)

        assert await system.collect(mailbox.id, mailboxes=mailboxes) == 1

        found = await Mailbox.one(mailbox.id)
    assert (found.uid_validity, found.last_uid) == (1, 1)


async def test_it_notes_a_mail_of_which_only_the_headers_were_kept(
    house: House, mailbox: Mailbox, mailboxes: LocalMailboxes
) -> None:
    mailboxes.deliver(ADDRESS, MAIL + b"x" * LARGEST_MAIL_BYTES)

    with scoped(house.scope):
        assert await system.collect(mailbox.id, mailboxes=mailboxes) == 1

        [kept] = await RawMail.objects()
        [noted] = await SystemEvent.objects().where(SystemEvent.kind == "mail_too_large")
    assert kept.size_bytes == len(MAIL) + LARGEST_MAIL_BYTES
    assert len(str(kept.content)) < 100
    assert noted.source == "mailbox"


@pytest.mark.parametrize("error", [VendorUnavailable("It does not answer."), VendorRefused("The password is wrong.")])
async def test_it_notes_what_is_wrong_with_the_mailbox_until_it_can_be_read(
    house: House, mailbox: Mailbox, mailboxes: LocalMailboxes, error: Exception
) -> None:
    with scoped(house.scope):
        assert await system.collect(mailbox.id, mailboxes=NoMailboxes(error)) == 0
        assert (await Mailbox.one(mailbox.id)).trouble == str(error)

        await system.collect(mailbox.id, mailboxes=mailboxes)

        assert (await Mailbox.one(mailbox.id)).trouble == ""
        assert [row["trouble"] for row in await system.readings(mailbox.id)] == ["", str(error)]


@pytest.mark.commits
async def test_it_speaks_to_no_server_inside_a_transaction(
    house: House, mailbox: Mailbox, mailboxes: LocalMailboxes
) -> None:
    seen: list[object] = []

    class Watching:
        @asynccontextmanager
        async def open(self, account: MailboxAccount) -> AsyncIterator[OpenMailbox]:
            seen.append(DB.current_transaction.get())
            async with mailboxes.open(account) as opened:
                yield opened

    with scoped(house.scope):
        await system.collect(mailbox.id, mailboxes=Watching())

    assert seen == [None]
