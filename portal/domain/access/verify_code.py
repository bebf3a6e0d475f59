"""The second step of logging in: a code from the authenticator."""

from portal.clock import now
from portal.domain.access.passwords import WrongSecret
from portal.domain.access.sessions import LogIn, open_session, token_hash
from portal.domain.access.totp import step_of
from portal.domain.errors import Refused
from tables.access import Session, User
from tables.unit_of_work import atomic


class WrongCode(WrongSecret):
    """A code that is not the present one, or was used before."""


class LogInExpired(Refused):
    """The password was given too long ago, or not at all."""


@atomic
async def verify_code(token: str, *, code: str, stay: bool) -> LogIn:
    """Open a full session in place of the one that waits for this code; each code opens one, once.

    Raises:
        LogInExpired: no session waits for a code under this token.
        WrongCode: the code does not fit.

    """
    session = await waiting_session(token)
    if session is None:
        raise LogInExpired("That took longer than ten minutes. Sign in again.")
    user = await User.one(session.user, lock=True)
    step = step_of(code, user.totp_secret, at=now(), after=user.totp_last_step)
    if step is None:
        raise WrongCode("That code doesn’t match. Wait for the next one and type it in.", field="code")
    await User.update({User.totp_last_step: step}).where(User.id == user.id)
    await Session.update({Session.ended_at: now()}).where(Session.id == session.id)
    return await open_session(user.id, stay=stay)


async def waiting_session(token: str) -> Session | None:
    """Return the session that waits for a code, if there is one."""
    return (
        await Session.objects()
        .where(
            (Session.token_hash == token_hash(token))
            & Session.needs_code.eq(value=True)
            & Session.ended_at.is_null()
            & (Session.expires_at > now())
        )
        .first()
    )
