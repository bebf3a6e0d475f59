"""Have the link mailed by which somebody sets a new password."""

from contextlib import suppress
from uuid import uuid4

from portal.clock import now
from portal.domain import events
from portal.domain.access.events import PasswordResetAsked
from portal.domain.access.register import email_address
from portal.domain.access.reset_link import LASTS
from portal.domain.events import EditConflict
from tables.access import User


async def ask_for_reset(email: str) -> None:
    """Have a link mailed to whoever logs in with this e-mail; it says nothing about whether anybody does.

    Of an unknown e-mail as much is written down, about nobody, so that the time it takes does not tell who works here.

    Raises:
        EmailUnusable: it is no e-mail.

    """
    address = email_address(email)
    user = await User.select(User.id).where((User.email == address) & User.is_active.eq(value=True)).first()
    with suppress(EditConflict):  # they are asking twice at this moment: one mail is enough, and a refusal would tell
        await events.record(PasswordResetAsked(stream_id=user["id"] if user else uuid4(), until_at=now() + LASTS))
