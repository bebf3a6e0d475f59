"""Sign in with the e-mail again that somebody had before."""

import asyncpg

from portal.clock import now
from portal.domain.access.events import SignInChange, SignInChanged
from portal.domain.access.new_email import email_to_undo
from portal.domain.access.passwords import unknown
from portal.domain.access.register import EmailUnusable
from portal.domain.access.replace_password import replace_password
from portal.domain.access.reset_link import LASTS, reset_token
from portal.domain.events import record
from tables.access import EmailChange, User
from tables.unit_of_work import savepoint, transaction


async def undo_new_email(token: str) -> str:
    """Take a change back, once, with every later one, and return the token by which the user sets a new password.

    Somebody else may know the present password: it ends, with all sessions and with every link to another e-mail.

    Raises:
        EmailLinkEnded: the link was used, is too old, or was never one.
        EmailUnusable: somebody else signs in with it by now.

    """
    found = await email_to_undo(token)
    nobodys = await unknown(email=found.change.before)
    async with transaction():
        change, user = await email_to_undo(token, lock=True)
        try:
            async with savepoint():
                await User.update({User.email: change.before}).where(User.id == user.id)
        except asyncpg.UniqueViolationError as error:
            raise EmailUnusable(
                "Somebody else signs in with your old e-mail by now. Tell whoever manages your staff."
            ) from error
        later = (EmailChange.user == user.id) & (EmailChange.confirmed_at >= change.confirmed_at)
        await EmailChange.update({EmailChange.undone_at: now()}).where(later & EmailChange.undone_at.is_null())
        await replace_password(user.id, nobodys)
        await record(SignInChanged(stream_id=user.id, change=SignInChange.EMAIL_UNDONE))
        return reset_token(await User.one(user.id), until=now() + LASTS)
