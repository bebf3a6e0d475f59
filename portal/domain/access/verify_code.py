"""The second step of logging in: a code from the authenticator, or a recovery code in its place."""

from portal.clock import now
from portal.domain.access.events import SignInChange, SignInChanged
from portal.domain.access.passwords import WrongSecret
from portal.domain.access.recovery_codes import codes_left, spend_code
from portal.domain.access.sessions import LogIn, open_session, token_hash
from portal.domain.access.totp import step_of
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.access import Session, User
from tables.unit_of_work import atomic


class WrongCode(WrongSecret):
    """A code that is not the present one (nor a recovery code), or was used before."""


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
    left = await use_code(code, user)
    await Session.update({Session.ended_at: now()}).where(Session.id == session.id)
    return (await open_session(user.id, stay=stay))._replace(codes_left=left)


async def use_code(code: str, user: User) -> int | None:
    """Use a code of a user up who is locked; return how many recovery codes are left, where it was one.

    Raises:
        WrongCode: it does not fit.

    """
    step = step_of(code, user.totp_secret, at=now(), after=user.totp_last_step)
    if step is not None:
        await User.update({User.totp_last_step: step}).where(User.id == user.id)
        return None
    if await spend_code(user.id, code):
        left = await codes_left(user.id)
        await record(SignInChanged(stream_id=user.id, change=SignInChange.RECOVERY_CODE_USED, codes_left=left))
        return left
    if code.replace(" ", "").isdecimal():
        raise WrongCode("That code doesn’t match. Wait for the next one and type it in.", field="code")
    raise WrongCode("That recovery code doesn’t work. Check each letter, or take one you haven’t used.", field="code")


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
