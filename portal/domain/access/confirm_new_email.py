"""Sign in with another e-mail from now on."""

from uuid import UUID

import asyncpg

from portal.clock import now
from portal.domain.access.events import EmailChanged
from portal.domain.access.new_email import email_to_confirm
from portal.domain.access.register import EmailUnusable
from portal.domain.access.sessions import end_sessions
from portal.domain.events import record
from tables.access import EmailChange, User
from tables.unit_of_work import atomic, savepoint


@atomic
async def confirm_new_email(token: str, *, session_id: UUID | None = None) -> str:
    """Let the e-mail count that a link was mailed to, once, and return it; the address before is told how to undo it.

    All sessions of the user end but the one that confirms, if it is theirs.

    Raises:
        EmailLinkEnded: the link was used, is too old, or was never one.
        EmailUnusable: somebody else signs in with it by now.

    """
    change, user = await email_to_confirm(token, lock=True)
    try:
        async with savepoint():
            await User.update({User.email: change.after}).where(User.id == user.id)
    except asyncpg.UniqueViolationError as error:
        raise EmailUnusable("Somebody signs in with this e-mail already. Nothing was changed.") from error
    change.confirmed_at = now()
    await change.save([EmailChange.confirmed_at])
    await end_sessions(user.id, but=session_id)
    await record(EmailChanged(stream_id=user.id, change_id=change.id, by=change.asked_by))
    return str(change.after)
