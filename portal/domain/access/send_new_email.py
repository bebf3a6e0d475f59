"""Mail the link by which another e-mail is confirmed, at that e-mail."""

from collections.abc import Callable
from uuid import UUID

import msgspec

from portal.clock import now
from portal.domain.access.letterhead import Letterhead, letterhead
from portal.domain.access.new_email import confirming
from portal.domain.access.queries import names
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.access import EmailChange, User

WriteNewEmail = Callable[[Letterhead, str | None, str | None, str], OutboundEmail]
"""Writes the mail: to whom, the path of the page (none: they sign in with it already), which colleague, and a key."""


async def send_new_email(change_id: UUID, *, event_id: UUID, email: EmailSender, write: WriteNewEmail) -> None:
    """Mail it while it is good; whoever signs in with that e-mail already is told so instead, by their own name.

    Raises:
        VendorUnavailable: try again.
        VendorRefused: it was not sent, and will not be.

    """
    change = await EmailChange.one(change_id)
    user = await User.objects().where((User.id == change.user) & User.is_active.eq(value=True)).first()
    if user is None or change.confirmed_at is not None or change.until_at <= now():
        return
    key = f"new-email:{event_id}"
    if (holder := await User.objects().where(User.email == change.after).first()) is not None:
        await email.send(write(await letterhead(holder), None, None, key))
        return
    to = msgspec.structs.replace(await letterhead(user), email=change.after)
    name = (await names([change.asked_by])).get(change.asked_by) if change.asked_by else None
    await email.send(write(to, f"/login/email/{confirming(change)}", name, key))
