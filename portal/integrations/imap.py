"""Mailboxes on an IMAP server, read without a trace: EXAMINE and BODY.PEEK, so that unread mail stays unread.

imaplib blocks, so each open mailbox has one thread, and all its commands run there in turn.
"""

import asyncio
import imaplib
import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from typing import NoReturn, TypeVar

from imap_tools import AND, BaseMailBox, ImapToolsError, U

from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.imap_answers import Line, Listing, batches, bodies, listings
from portal.integrations.imap_client import Box, PlainClient, TlsClient
from portal.integrations.imap_errors import NO_SERVER, translated
from portal.integrations.ports import Cursor, InboundMail, MailboxAccount, MailboxSession
from portal.integrations.reach import Reach

T = TypeVar("T")
TIMEOUT_SECONDS = 30.0
IDLE_SECONDS = 9 * 60  # servers may hang up after 10 minutes of silence, home routers too
POLL_SECONDS = 60  # where the server has no IDLE
BATCH_MAILS = 50
KEEPALIVE_SECONDS = 60
ERRORS = (imaplib.IMAP4.error, ImapToolsError, OSError, ValueError)


def no_access_token(_account: MailboxAccount) -> NoReturn:
    """Refuse XOAUTH2, where the portal has no OAuth client."""
    raise VendorRefused(
        "The portal has no OAuth client to log in to this mailbox with. "
        "Set OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET and start it again, or log in with an app password."
    )


class ImapMailboxes:
    """Opens mailboxes by password, or by XOAUTH2 with what `access_token` lends for the log-in."""

    def __init__(
        self,
        *,
        reach: Reach,
        access_token: Callable[[MailboxAccount], AbstractContextManager[str]] = no_access_token,
        trusted: ssl.SSLContext | None = None,
        timeout: float = TIMEOUT_SECONDS,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._reach = reach
        self._access_token = access_token
        self._trusted = trusted
        self._timeout = timeout
        self._idle_seconds = idle_seconds

    @asynccontextmanager
    async def open(self, account: MailboxAccount) -> AsyncIterator[MailboxSession]:
        """Log in and examine the folder; leaving the block hangs up at once, even if a cancellation ends the wait."""
        mailbox = ImapMailbox(account, idle_seconds=self._idle_seconds)
        try:
            await mailbox.connect(self._connected)
            await mailbox.run(partial(mailbox.examine, self._logged_in))
            yield mailbox
        finally:
            mailbox.hang_up()

    def _connected(self, account: MailboxAccount) -> BaseMailBox:
        if account.uses_tls:
            # imaplib's own default accepts every certificate.
            trusted = self._trusted or ssl.create_default_context()
            return Box(TlsClient(account.host, account.port, reach=self._reach, trusted=trusted, timeout=self._timeout))
        if not is_loopback(account.host):
            raise VendorRefused("Only a mail server on this machine may be read without encryption. Switch TLS on.")
        return Box(PlainClient(account.host, account.port, reach=self._reach, timeout=self._timeout))

    def _logged_in(self, account: MailboxAccount, box: BaseMailBox) -> None:
        if account.auth == "xoauth2":
            with self._access_token(account) as token:
                box.xoauth2(account.username, token, initial_folder=None)
        else:
            box.login(account.username, account.secret, initial_folder=None)


class ImapMailbox:
    """One examined folder, on a connection and a thread of its own."""

    def __init__(self, account: MailboxAccount, *, idle_seconds: float) -> None:
        self._account = account
        self._idle_seconds = idle_seconds
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="imap")
        self._box: BaseMailBox
        self._socket: socket.socket | None = None
        self._uid_validity = 0

    async def after(self, cursor: Cursor, *, since: datetime) -> AsyncIterator[InboundMail]:
        """Yield what came after the cursor, in batches of bounded size; sizes are asked first."""
        uids = await self.run(partial(self._search, cursor, since))
        for start in range(0, len(uids), BATCH_MAILS):
            for batch in batches(await self.run(partial(self._list, uids[start : start + BATCH_MAILS]))):
                for mail in await self.run(partial(self._fetch, batch)):
                    yield mail

    async def changed(self) -> None:
        """Wait for the server to announce a mail (or for a minute, where it has no IDLE)."""
        if await self.run(self._can_idle):
            await self.run(self._idle)
        else:
            await asyncio.sleep(POLL_SECONDS)

    async def run(self, work: Callable[[], T]) -> T:
        """Do something on the mailbox's thread, in the two errors that callers know."""
        try:
            return await self._on_thread(work)
        except ERRORS as error:
            raise translated(error, folder=self._account.folder) from error

    async def connect(self, connected: Callable[[MailboxAccount], BaseMailBox]) -> None:
        """Reach the server; whatever keeps us from it is told in the same words, or they would tell what is there."""
        try:
            self._box = await self._on_thread(partial(connected, self._account))
        except ERRORS as error:
            raise VendorUnavailable(NO_SERVER) from error
        self._socket = self._box.client.sock
        _keep_alive(self._socket)

    def examine(self, logged_in: Callable[[MailboxAccount, BaseMailBox], None]) -> None:
        """Log in, and open the folder for reading only."""
        logged_in(self._account, self._box)
        self._box.folder.set(self._account.folder, readonly=True)
        self._box.client.response("EXISTS")  # how many there are is not news
        _, answer = self._box.client.response("UIDVALIDITY")
        self._uid_validity = int(answer[0] or 0)

    def hang_up(self) -> None:
        """Break the connection, which wakes the thread wherever it waits, and let it clear up and end."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            self._thread.submit(self._box.client.shutdown)
        self._thread.shutdown(wait=False)

    async def _on_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _search(self, cursor: Cursor, since: datetime) -> list[int]:
        if cursor.uid_validity != self._uid_validity:
            return sorted(map(int, self._box.uids(AND(date_gte=since.date()))))
        # `n:*` always names the last mail too, even when it is older than n.
        newer = map(int, self._box.uids(AND(uid=U(str(cursor.uid + 1), "*"))))
        return sorted(uid for uid in newer if uid > cursor.uid)

    def _list(self, uids: Sequence[int]) -> list[Listing]:
        return sorted(listings(self._command(uids, "(UID RFC822.SIZE INTERNALDATE)")))

    def _fetch(self, batch: Sequence[Listing]) -> list[InboundMail]:
        part = "BODY.PEEK[]" if batch[0].is_small_enough else "BODY.PEEK[HEADER]"
        found = dict(bodies(self._command([listing.uid for listing in batch], f"(UID {part})")))
        return [
            InboundMail(
                uid_validity=self._uid_validity,
                uid=listing.uid,
                raw=found[listing.uid],
                size_bytes=listing.size_bytes,
                received_at=listing.received_at,
            )
            for listing in batch
            if listing.uid in found  # else it was deleted since it was listed
        ]

    def _command(self, uids: Sequence[int], parts: str) -> list[Line]:
        state, answer = self._box.client.uid("FETCH", ",".join(map(str, uids)), parts)
        if state != "OK":
            raise imaplib.IMAP4.abort("FETCH failed")
        return answer

    def _can_idle(self) -> bool:
        _, answer = self._box.client.capability()
        return b"IDLE" in answer[0].upper().split()

    def _idle(self) -> None:
        """Stay in IDLE until a mail is announced, issuing it anew every nine minutes: a dead line shows itself then."""
        while not self._has_grown():
            self._box.idle.start()  # type: ignore[no-untyped-call]
            lines = self._box.idle.poll(timeout=self._idle_seconds)
            _, more = self._box.idle.stop()  # type: ignore[no-untyped-call]
            if any(b"EXISTS" in line for line in [*lines, *more] if line):
                return

    def _has_grown(self) -> bool:
        """Ask before IDLE what is new: servers say it in one packet with "go on", and the socket shows nothing then."""
        self._box.client.noop()
        _, announced = self._box.client.response("EXISTS")
        return announced != [None]


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _keep_alive(sock: socket.socket) -> None:
    """Let the kernel find out, within minutes, that the other end is gone without a word."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    if hasattr(socket, "TCP_KEEPIDLE"):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, KEEPALIVE_SECONDS)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, KEEPALIVE_SECONDS // 4)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 4)
