"""Send a test mail to the person who asks."""

from typing import Final
from uuid import UUID

from uuid_utils.compat import uuid7

from portal.domain.go_live.facts import Outside, mail_about
from portal.domain.go_live.note_try import note_try
from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.go_live import TryKind
from tables.scope import the_business
from tables.stations import Business

_TEXT: Final = """\
This mail was asked for on the page “Go live” of {business}.

It arrived: say so there, with the button “It arrived”. If it lies in your spam folder, the page says what the mail
server lacks.
"""


async def try_mail(to: str, *, by: UUID, outside: Outside, email: EmailSender) -> str:
    """Hand a mail to the mail server, and note how that went; returns what it said, empty if it took it."""
    business = await Business.one(the_business())
    trouble = ""
    try:
        await email.send(
            OutboundEmail(
                to=to,
                subject=f"A test mail of {business.name}",
                text=_TEXT.format(business=business.name),
                sender=business.sender_email,
                sender_name=business.sender_name or business.name,
                idempotency_key=f"go_live:{uuid7()}",
            )
        )
    except (VendorRefused, VendorUnavailable) as error:
        trouble = str(error)
    await note_try(TryKind.MAIL, about=mail_about(business, outside), is_fine=not trouble, words=trouble, by=by)
    return trouble
