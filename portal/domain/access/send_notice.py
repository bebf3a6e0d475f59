"""Tell somebody by mail that how they sign in has changed, so that they notice what they did not do themselves."""

from collections.abc import Callable
from uuid import UUID

import msgspec

from portal.domain.access.events import SignInChange
from portal.domain.access.letterhead import Letterhead, letterhead
from portal.domain.access.queries import names
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.access import User


class SignInNotice(msgspec.Struct, frozen=True, kw_only=True):
    """What has changed, which colleague did it (nobody: they themselves), and how many recovery codes are left."""

    change: SignInChange
    by: str | None = None
    codes_left: int | None = None


WriteNotice = Callable[[Letterhead, SignInNotice, str], OutboundEmail]
"""Writes the mail: to whom, what has changed, and the key by which a repetition is known."""


async def send_notice(
    user_id: UUID,
    change: SignInChange,
    *,
    by: UUID | None,
    codes_left: int | None,
    event_id: UUID,
    email: EmailSender,
    write: WriteNotice,
) -> None:
    """Mail it, also to somebody who is switched off: it is their account.

    Raises:
        VendorUnavailable: try again.
        VendorRefused: it was not sent, and will not be.

    """
    user = await User.objects().where(User.id == user_id).first()
    if user is None:
        return
    name = (await names([by])).get(by) if by else None
    notice = SignInNotice(change=change, by=name, codes_left=codes_left)
    await email.send(write(await letterhead(user), notice, f"sign-in:{event_id}"))
