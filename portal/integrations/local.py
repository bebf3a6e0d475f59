"""The outside world on this machine, for where no vendor is set: folders of mails, announcements in the process."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from uuid import UUID

from portal.integrations.errors import VendorRefused
from portal.integrations.message import compose
from portal.integrations.ports import (
    LARGEST_MAIL_BYTES,
    Cursor,
    InboundMail,
    Location,
    MailboxAccount,
    MailboxSession,
    OutboundEmail,
)

LOOK_SECONDS = 0.5
VALIDITY = 1  # numbers in these folders are never given again


class LocalMailboxes:
    """A folder for each address: a mail that is put there, by `deliver` or by hand, has arrived."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @asynccontextmanager
    async def open(self, account: MailboxAccount) -> AsyncIterator[MailboxSession]:
        """Open the address's folder."""
        yield LocalMailbox(self._place(account.address))

    def deliver(self, address: str, raw: bytes) -> None:
        """Put a mail into an address's folder."""
        _file(self._place(address), raw)

    def addresses(self) -> list[str]:
        """Return the addresses that have a folder: those that were opened, or delivered to."""
        return sorted(place.name for place in self._folder.glob("*@*") if place.is_dir())

    def _place(self, address: str) -> Path:
        if "/" in address or address.startswith("."):
            raise VendorRefused("This is not an email address.")
        place = self._folder / address
        place.mkdir(parents=True, exist_ok=True)
        return place


class LocalMailbox:
    """Files `1.eml`, `2.eml`, ...; one with another name is given the next number when it is found."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._known = self._newest()

    async def after(self, cursor: Cursor, *, since: datetime) -> AsyncIterator[InboundMail]:
        """Yield the mails after the cursor; read back to `since` on the first run."""
        self._adopt()
        is_first = cursor.uid_validity != VALIDITY
        for uid in sorted(_numbers(self._place)):
            if is_first or uid > cursor.uid:
                mail = self._read(uid)
                if not is_first or mail.received_at >= since:
                    yield mail

    async def changed(self) -> None:
        """Look into the folder until there is a mail more."""
        while (newest := self._newest()) <= self._known:  # noqa: ASYNC110 - files set no asyncio.Event
            await asyncio.sleep(LOOK_SECONDS)
        self._known = newest

    def _read(self, uid: int) -> InboundMail:
        path = self._place / f"{uid}.eml"
        facts = path.stat()
        raw = path.read_bytes()
        if facts.st_size > LARGEST_MAIL_BYTES:
            raw = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n"
        received_at = datetime.fromtimestamp(facts.st_mtime, UTC)
        return InboundMail(uid_validity=VALIDITY, uid=uid, raw=raw, size_bytes=facts.st_size, received_at=received_at)

    def _newest(self) -> int:
        self._adopt()
        return max(_numbers(self._place), default=0)

    def _adopt(self) -> None:
        for path in sorted(self._place.glob("*.eml")):
            if not path.stem.isdecimal():
                _file(self._place, path.read_bytes())
                path.unlink()


class LocalEmailSender:
    """Keeps what would have been sent, once for each key: `/dev/outbox` shows it."""

    def __init__(self, folder: Path, *, sender: str = "portal@demo.example.com") -> None:
        self._folder = folder
        self._sender = sender

    async def send(self, email: OutboundEmail) -> None:
        """Keep the email as a file."""
        message = compose(email, sender=self._sender)
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{hashlib.sha256(email.idempotency_key.encode()).hexdigest()[:40]}.eml"
        if not path.exists():
            path.write_bytes(message.as_bytes())

    def sent(self, *, limit: int = 100) -> list[EmailMessage]:
        """Return the newest emails, newest first."""
        paths = sorted(self._folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        return [message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=default) for path in paths[:limit]]


class NoPlaces:
    """Knows no place: nobody gave us a file that does."""

    def place_of(self, _address: str) -> Location:
        """Return an empty place."""
        return Location()

    def close(self) -> None:
        """Do nothing."""


class LocalNameServer:
    """Reads TXT records from files in a folder, such as `s1._domainkey.example.com.txt`; others are not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def txt(self, name: str) -> str:
        """Return what stands in the file of that name."""
        path = next((path for path in self._folder.glob("*.txt") if path.stem == name), None)
        return path.read_text().strip() if path else ""

    async def records(self, name: str) -> tuple[str, ...]:
        """Return what stands in the file of that name, if there is one."""
        found = await self.txt(name)
        return (found,) if found else ()


class LocalAnnouncer:
    """Remembers what it was told: without Redis there is no other process to tell."""

    def __init__(self) -> None:
        self.said: list[tuple[UUID, str]] = []

    async def announce(self, stations: Iterable[UUID], *names: str) -> None:
        """Remember the names for each station."""
        self.said.extend((station, name) for station in stations for name in names)

    async def close(self) -> None:
        """Do nothing: there is no line to hang up."""


def _file(place: Path, raw: bytes) -> None:
    """Write a mail under the next free number, in one step: a reader sees all of it, or nothing."""
    draft = place / f".{hashlib.sha256(raw).hexdigest()}.part"
    draft.write_bytes(raw)
    number = max(_numbers(place), default=0) + 1
    while not _linked(draft, place / f"{number}.eml"):
        number += 1
    draft.unlink()


def _linked(draft: Path, path: Path) -> bool:
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return False
    return True


def _numbers(place: Path) -> list[int]:
    return [int(path.stem) for path in place.glob("*.eml") if path.stem.isdecimal()]
