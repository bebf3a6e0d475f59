"""Where a mailbox under test lies: in a folder of ours, or on a real IMAP server."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from typing import NamedTuple
from uuid import uuid4

import msgspec

from portal.integrations.ports import Cursor, InboundMail, MailboxAccount, MailboxConnector, MailboxSession
from portal.integrations.reach import Reach

LONG_AGO = datetime.now(UTC) - timedelta(days=30)  # noqa: TID251 - mail servers have the real time
NOTHING_READ = Cursor(None, 0)
HERE = Reach([ip_network("127.0.0.0/8")])
"""Of the networks inside only this machine, where the servers of the tests are."""


class Place(NamedTuple):
    """A mailbox, how to open it, and how mail gets into it."""

    account: MailboxAccount
    mailboxes: MailboxConnector
    deliver: Callable[[bytes], None]

    def at(self, **changes: object) -> "Place":
        """Return the same place with another account to reach it by."""
        return self._replace(account=msgspec.structs.replace(self.account, **changes))


def account(**changes: object) -> MailboxAccount:
    """Return an account in a folder that no other test uses."""
    usual = MailboxAccount(
        id=uuid4(),
        address="riverside@example.com",
        auth="password",
        host="127.0.0.1",
        port=1,
        uses_tls=False,
        username="riverside@example.com",
        secret="secret",
        folder=f"test-{uuid4().hex}",
    )
    return msgspec.structs.replace(usual, **changes)


def mail(subject: str = "You received $400", *, body: bytes = b"From Dana\r\n") -> bytes:
    """Write a small mail."""
    return f"From: alerts@example.com\r\nSubject: {subject}\r\n\r\n".encode() + body


async def all_after(mailbox: MailboxSession, cursor: Cursor, *, since: datetime = LONG_AGO) -> list[InboundMail]:
    """Read what is after the cursor."""
    return [found async for found in mailbox.after(cursor, since=since)]


async def read(place: Place, cursor: Cursor = NOTHING_READ, *, since: datetime = LONG_AGO) -> list[InboundMail]:
    """Open the place, and read what is after the cursor."""
    async with place.mailboxes.open(place.account) as mailbox:
        return await all_after(mailbox, cursor, since=since)
