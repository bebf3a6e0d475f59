"""What staff say about a mailbox, and whether it can be so."""

import ipaddress
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from portal.domain.errors import Refused
from tables.system import Mailbox, MailboxAuth, ReceiverType

LONGEST_READ_BACK_DAYS = 365
LARGEST_PORT = 65535


class NotReadable(Refused):
    """A mailbox cannot be read with these details."""


class MailboxDetails(msgspec.Struct, frozen=True, kw_only=True):
    """How a mailbox is reached; an empty `secret` keeps the one that is known, an empty `username` is the address."""

    address: str
    auth: MailboxAuth = MailboxAuth.PASSWORD
    host: str = ""
    port: int = 993
    uses_tls: bool = True
    username: str = ""
    secret: str = ""
    folder: str = "INBOX"
    receiver: str = "mx.google.com"
    receiver_type: ReceiverType = ReceiverType.NAMED
    verifies_dkim: bool = False
    our_handles: tuple[str, ...] = ()
    our_names: tuple[str, ...] = ()
    read_back_days: int = 30


def check_open(mailbox: Mailbox) -> None:
    """Refuse to read a mailbox that was closed: its secret is gone.

    Raises:
        NotReadable: saying so.

    """
    if mailbox.closed_at is not None:
        raise NotReadable("This mailbox was deleted. Add it again with its password, and it goes on where it stopped.")


def check(details: MailboxDetails, *, stations: Sequence[UUID]) -> None:
    """Refuse details that cannot be right.

    Raises:
        NotReadable: with the field that is to be corrected.

    """
    local, at, domain = details.address.partition("@")
    if not (local and at and domain) or any(letter.isspace() or letter == "/" for letter in details.address):
        raise NotReadable("Enter the mailbox's whole address, like payments@example.com.", field="address")
    if not stations:
        raise NotReadable("Choose at least one station whose payments this mailbox receives.", field="stations")
    if not 0 <= details.read_back_days <= LONGEST_READ_BACK_DAYS:
        raise NotReadable(f"Choose how many days to read back: 0 to {LONGEST_READ_BACK_DAYS}.", field="read_back_days")
    if not details.folder.strip():
        raise NotReadable("Enter the folder to read; INBOX is usual.", field="folder")
    if details.receiver_type == ReceiverType.NAMED and not details.receiver.strip():
        raise NotReadable("Enter the name that the mail server signs with, like mx.google.com.", field="receiver")
    if details.auth != MailboxAuth.LOCAL:
        _check_server(details)


def columns(details: MailboxDetails) -> dict[str, Any]:
    """Return the columns that these details fill; the secret is left to the verb."""
    written = {name: getattr(details, name) for name in details.__struct_fields__ if name != "secret"}
    lists = {name: msgspec.json.encode(written[name]).decode() for name in ("our_handles", "our_names")}
    return written | lists | {"address": details.address.lower()}


def _check_server(details: MailboxDetails) -> None:
    if not details.host or any(letter.isspace() or letter in "/@" for letter in details.host):
        raise NotReadable("Enter the name of the mail server, like imap.gmail.com.", field="host")
    if not 0 < details.port <= LARGEST_PORT:
        raise NotReadable("Enter the mail server's port; 993 is usual.", field="port")
    if not details.uses_tls and not _is_this_machine(details.host):
        raise NotReadable(
            "Only a mail server on this machine may be read without TLS. Switch TLS on.", field="uses_tls"
        )


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
