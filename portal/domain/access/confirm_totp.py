"""Confirm that an authenticator works."""

from uuid import UUID

from portal.clock import now
from portal.domain.access.enroll_totp import AlreadyEnrolled
from portal.domain.access.events import SignInChange, SignInChanged
from portal.domain.access.recovery_codes import make_codes
from portal.domain.access.sessions import end_sessions
from portal.domain.access.totp import step_of
from portal.domain.access.verify_code import WrongCode
from portal.domain.events import record
from tables.access import User
from tables.unit_of_work import atomic


@atomic
async def confirm_totp(user_id: UUID, *, code: str, session_id: UUID) -> tuple[str, ...]:
    """Ask for codes from now on, and return the recovery codes that stand in for them.

    Every other session of the user ends, because it was opened without one.

    Raises:
        AlreadyEnrolled: nothing waits to be confirmed.
        WrongCode: the code does not fit.

    """
    user = await User.one(user_id, lock=True)
    if user.totp_secret is None or user.totp_last_step is not None:
        raise AlreadyEnrolled("No authenticator waits to be confirmed. Begin with setting one up.")
    step = step_of(code, user.totp_secret, at=now(), after=None)
    if step is None:
        raise WrongCode("That code doesn’t match. Wait for the next one and type it in.", field="code")
    await User.update({User.totp_last_step: step}).where(User.id == user.id)
    await end_sessions(user.id, but=session_id)
    await record(SignInChanged(stream_id=user.id, change=SignInChange.AUTHENTICATOR_ADDED))
    return await make_codes(user.id)
