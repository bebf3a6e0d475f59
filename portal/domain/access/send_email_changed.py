"""Tell somebody, at the e-mail that they signed in with before, that it is another one now, and how to undo that."""

from collections.abc import Callable
from uuid import UUID

import msgspec

from portal.domain.access.letterhead import Letterhead, letterhead
from portal.domain.access.new_email import undoing
from portal.domain.access.queries import names
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.access import EmailChange, User

WriteEmailChanged = Callable[[Letterhead, str, str, str | None, str], OutboundEmail]
"""Writes the mail: to whom, the e-mail that counts now, the path of the page, which colleague asked, and a key."""


async def send_email_changed(change_id: UUID, *, event_id: UUID, email: EmailSender, write: WriteEmailChanged) -> None:
    """Mail it, unless the change has been undone meanwhile; also to somebody who is switched off: it is their account.

    Raises:
        VendorUnavailable: try again.
        VendorRefused: it was not sent, and will not be.

    """
    change = await EmailChange.one(change_id)
    user = await User.objects().where(User.id == change.user).first()
    if user is None or change.undone_at is not None:
        return
    to = msgspec.structs.replace(await letterhead(user), email=change.before)
    name = (await names([change.asked_by])).get(change.asked_by) if change.asked_by else None
    page = f"/login/email/undo/{undoing(change)}"
    await email.send(write(to, change.after, page, name, f"email-changed:{event_id}"))
