"""What an outgoing email looks like on the wire."""

import hashlib
from email.header import Header as EncodedHeader
from email.headerregistry import Address, AddressHeader, BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy, Policy
from email.utils import format_datetime, parseaddr, quote
from typing import Final

from portal import clock
from portal.integrations.errors import VendorRefused
from portal.integrations.ports import Attachment, OutboundEmail


class Header(BaseHeader):
    """A header as other programs read it.

    Its first line is never empty: some show a subject that begins on its second as none. A name before an address
    stays one name: the standard library forgets its quotes where it folds, and a comma then makes two addresses of it.
    """

    def fold(self, *, policy: Policy) -> str:
        """Fold as the standard library does, but for that."""
        if isinstance(self, AddressHeader) and len(self.addresses) == 1 and self.addresses[0].display_name:
            return self._fold_named(self.addresses[0], policy.linesep)
        empty = f"{self.name}:{policy.linesep} "
        if not (folded := super().fold(policy=policy)).startswith(empty):
            return folded
        narrower = policy.clone(max_line_length=(policy.max_line_length or 78) - len(self.name) - 1)
        return super().fold(policy=narrower).replace(empty, f"{self.name}: ", 1)

    def _fold_named(self, address: Address, linesep: str) -> str:
        name = address.display_name
        if not name.isascii():
            name = EncodedHeader(name, "utf-8", header_name=self.name).encode(linesep=linesep)
            return f"{self.name}: {name}{linesep} <{address.addr_spec}>{linesep}"
        return f'{self.name}: "{quote(name)}"{linesep} <{address.addr_spec}>{linesep}'


WIRE: Final = EmailPolicy(linesep=SMTP.linesep, header_factory=HeaderRegistry(base_class=Header))


def compose(email: OutboundEmail, *, sender: str) -> EmailMessage:
    """Write the message, from `sender` unless the email names its own.

    Raises:
        VendorRefused: an address is no address.

    """
    message = EmailMessage(policy=WIRE)
    _address(message, "From", email.sender or sender, name=email.sender_name)
    _address(message, "To", email.to)
    if email.reply_to:
        _address(message, "Reply-To", email.reply_to)
    message["Subject"] = " ".join(email.subject.split())
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = message_id(email.idempotency_key, sender=email.sender or sender)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(email.text)
    if email.html is not None:
        message.add_alternative(email.html, subtype="html")
        _show(message, [file for file in email.attachments if file.content_id])
    for file in email.attachments:
        if file.content_id:
            continue
        kind, _, subtype = file.media_type.partition("/")
        params = {"charset": "utf-8"} if kind == "text" else {}
        message.add_attachment(file.content, maintype=kind, subtype=subtype, filename=file.name, params=params)
    return message


def _show(message: EmailMessage, pictures: list[Attachment]) -> None:
    """Put pictures beside the HTML that shows them: its text alternative has no part in them."""
    if (html := message.get_body(("html",))) is None:
        return
    for file in pictures:
        kind, _, subtype = file.media_type.partition("/")
        html.add_related(
            file.content, kind, subtype, cid=f"<{file.content_id}>", filename=file.name, disposition="inline"
        )


def message_id(idempotency_key: str, *, sender: str) -> str:
    """Derive the Message-ID from the key, so that a repeated email is recognized wherever it arrives twice."""
    domain = parseaddr(sender)[1].rpartition("@")[2] or "localhost"
    return f"<{hashlib.sha256(idempotency_key.encode()).hexdigest()[:40]}@{domain}>"


def _address(message: EmailMessage, header: str, address: str, *, name: str = "") -> None:
    try:
        message[header] = address
        [written] = message[header].addresses
        if name := " ".join(name.split()):
            message.replace_header(header, Address(name, written.username, written.domain))
    except (ValueError, IndexError):  # the standard library stumbles over some broken addresses with an IndexError
        written = None
    if not (written and written.username and written.domain):
        raise VendorRefused(f"The address in “{header}” of this email is none. Correct it and try again.")
