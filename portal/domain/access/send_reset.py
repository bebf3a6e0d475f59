"""Mail the link by which somebody sets a new password."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from portal.clock import now
from portal.domain.access.letterhead import Letterhead, letterhead
from portal.domain.access.queries import names
from portal.domain.access.reset_link import reset_token
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.access import User

WriteReset = Callable[[Letterhead, str, str | None, str], OutboundEmail]
"""Writes the mail: to whom, the path of the page, which colleague had it sent, and the key of a repetition."""


async def send_reset(
    user_id: UUID, *, event_id: UUID, until: datetime, email: EmailSender, write: WriteReset, by: UUID | None = None
) -> None:
    """Mail the link, made here and kept nowhere; nobody gets one who may not log in, nor when its hour is over.

    `by` is the colleague who ended their password; without one they asked for it themselves.

    Raises:
        VendorUnavailable: try again.
        VendorRefused: it was not sent, and will not be.

    """
    user = await User.objects().where((User.id == user_id) & User.is_active.eq(value=True)).first()
    if user is None or until <= now():
        return
    page = f"/login/reset/{reset_token(user, until=until)}"
    name = (await names([by])).get(by) if by else None
    await email.send(write(await letterhead(user), page, name, f"reset:{event_id}"))
