"""Everything the portal asks of the outside world, on one page: the protocols, and the structs that cross them."""

from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol
from uuid import UUID

import msgspec

LARGEST_MAIL_BYTES = 25 * 1024 * 1024
"""Of a larger mail only the headers are read."""


class MailboxAccount(msgspec.Struct, frozen=True, kw_only=True):
    """How to reach a mailbox; `auth` is `password`, `xoauth2` (the secret: a refresh token) or `local` (our folder)."""

    id: UUID
    address: str
    auth: str
    host: str
    port: int
    uses_tls: bool
    username: str
    secret: str
    folder: str

    def __repr__(self) -> str:
        """Show what may be logged: not the secret."""
        return f"MailboxAccount({self.id})"


class Cursor(msgspec.Struct, frozen=True):
    """How far a mailbox was read. The number counts only within its validity, which changes when a server renumbers."""

    uid_validity: int | None
    uid: int


class InboundMail(msgspec.Struct, frozen=True, kw_only=True):
    """A mail as it lies in a mailbox; `raw` is the headers alone where the whole is over `LARGEST_MAIL_BYTES`."""

    uid_validity: int
    uid: int
    raw: bytes
    size_bytes: int
    received_at: datetime

    @property
    def is_whole(self) -> bool:
        """Say whether more than the headers was read."""
        return self.size_bytes <= LARGEST_MAIL_BYTES


class MailboxSession(Protocol):
    """A folder of mails, open for reading only: nothing in it is marked, moved or deleted."""

    def after(self, cursor: Cursor, *, since: datetime) -> AsyncIterator[InboundMail]:
        """Yield the mails after the cursor, oldest first; all since a day where its validity has passed."""

    async def changed(self) -> None:
        """Wait until there may be new mail."""


class MailboxConnector(Protocol):
    """Where mailboxes are opened."""

    def open(self, account: MailboxAccount) -> AbstractAsyncContextManager[MailboxSession]:
        """Log in and open the account's folder.

        Raises:
            VendorUnavailable: the server does not answer.
            VendorRefused: it answers, but not to this account: the reason says what to correct.

        """


class Attachment(msgspec.Struct, frozen=True):
    """A file that goes with an email; a text is UTF-8. With a `content_id` the HTML shows it in its place."""

    name: str
    media_type: str
    content: bytes
    content_id: str = ""


class OutboundEmail(msgspec.Struct, frozen=True, kw_only=True):
    """An email to one person, the same at each repetition of its key; without a `sender` it is from the portal.

    `sender_name` is what stands before that address.
    """

    to: str
    subject: str
    text: str
    html: str | None = None
    sender: str = ""
    sender_name: str = ""
    reply_to: str = ""
    attachments: tuple[Attachment, ...] = ()
    idempotency_key: str


class EmailSender(Protocol):
    """How people are written to."""

    async def send(self, email: OutboundEmail) -> None:
        """Hand the email over; a repetition carries the same Message-ID, by which the receiver drops it.

        Raises:
            VendorUnavailable: nobody knows whether it was sent: send it again.
            VendorRefused: it was not sent, and will not be.

        """


class Announcer(Protocol):
    """How open pages learn that something changed at a station. Nothing is kept: who does not listen misses it."""

    async def announce(self, stations: Iterable[UUID], *names: str) -> None:
        """Tell the pages of these stations the names of what changed: each fetches its own part again.

        Raises:
            VendorUnavailable: it could not be said.

        """

    async def close(self) -> None:
        """Hang up."""


class NameServer(Protocol):
    """Where public keys are looked up, by which signatures on mails are verified, and what says who may send."""

    async def txt(self, name: str) -> str:
        """Return the one TXT record of a name, its strings joined; empty where there is none, or more than one.

        Raises:
            VendorUnavailable: it does not answer, or not now.

        """

    async def records(self, name: str) -> tuple[str, ...]:
        """Return every TXT record of a name, the strings of each joined.

        Raises:
            VendorUnavailable: it does not answer, or not now.

        """


class Location(msgspec.Struct, frozen=True):
    """Where somebody is, as far as the address of their connection says: a country's two letters, a region, a city."""

    country: str = ""
    region: str = ""
    city: str = ""


class Geolocator(Protocol):
    """The places of addresses, looked up on this machine: an address is never sent anywhere, nor kept."""

    def place_of(self, address: str) -> Location:
        """Return the place of an IP address; an empty one where it is not known."""

    def close(self) -> None:
        """Let go of the file."""
