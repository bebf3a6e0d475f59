"""What an outgoing email looks like on the wire."""

import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from portal import clock
from portal.integrations.errors import VendorRefused
from portal.integrations.ports import OutboundEmail


def compose(email: OutboundEmail, *, sender: str) -> EmailMessage:
    """Write the message, from `sender` unless the email names its own.

    Raises:
        VendorRefused: an address is no address.

    """
    message = EmailMessage(policy=SMTP)
    _address(message, "From", email.sender or sender)
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
    for file in email.attachments:
        kind, _, subtype = file.media_type.partition("/")
        params = {"charset": "utf-8"} if kind == "text" else {}
        message.add_attachment(file.content, maintype=kind, subtype=subtype, filename=file.name, params=params)
    return message


def message_id(idempotency_key: str, *, sender: str) -> str:
    """Derive the Message-ID from the key, so that a repeated email is recognized wherever it arrives twice."""
    domain = parseaddr(sender)[1].rpartition("@")[2] or "localhost"
    return f"<{hashlib.sha256(idempotency_key.encode()).hexdigest()[:40]}@{domain}>"


def _address(message: EmailMessage, header: str, address: str) -> None:
    try:
        message[header] = address
        [written] = message[header].addresses
    except (ValueError, IndexError):  # the standard library stumbles over some broken addresses with an IndexError
        written = None
    if not (written and written.username and written.domain):
        raise VendorRefused(f"The address in “{header}” of this email is none. Correct it and try again.")
