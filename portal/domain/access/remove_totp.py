"""Stop using an authenticator."""

from uuid import UUID

from portal.domain.access.events import SignInChange, SignInChanged
from portal.domain.access.log_in import WrongPassword
from portal.domain.access.passwords import verified
from portal.domain.access.recovery_codes import forget_codes
from portal.domain.events import record
from tables.access import User
from tables.unit_of_work import transaction


async def remove_totp(user_id: UUID, *, password: str) -> None:
    """Forget the authenticator's secret and its recovery codes.

    The password is asked for, because an open browser is not the person.

    Raises:
        WrongPassword: it is not the user's.

    """
    user = await User.one(user_id)
    if not await verified(password, user.password_hash):
        raise WrongPassword("That password doesn’t match. The authenticator stays in use.", field="password")
    async with transaction():
        await User.one(user.id, lock=True)
        await User.update({User.totp_secret: None, User.totp_last_step: None}).where(User.id == user.id)
        await forget_codes(user.id)
        await record(SignInChanged(stream_id=user.id, change=SignInChange.AUTHENTICATOR_REMOVED))
