"""Hand a mail over, and let what became of it be noted: the second and third step of every mail to a customer."""

from collections.abc import Awaitable, Callable

import msgspec

from portal.domain.notifications.pictures import with_pictures
from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.ports import Attachment, EmailSender, OutboundEmail
from tables.payments import DeliveryState


class Letter(msgspec.Struct, frozen=True):
    """A mail, written."""

    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


Note = Callable[[DeliveryState], Awaitable[None]]


async def deliver(message: OutboundEmail, *, email: EmailSender, note: Note) -> None:
    """Send a mail whose attempt is written down, and have the result noted, in a transaction of its own.

    Raises:
        VendorUnavailable: try again; the state is unknown until then.
        VendorRefused: it was not sent, and will not be.

    """
    whole = await with_pictures(message)
    try:
        await email.send(whole)
    except VendorUnavailable:
        await note(DeliveryState.UNKNOWN)
        raise
    except VendorRefused:
        await note(DeliveryState.FAILED)
        raise
    await note(DeliveryState.SENT)
