"""Stop using an authenticator."""

from uuid import UUID

from portal.domain.access.log_in import WrongPassword
from portal.domain.access.passwords import verified
from tables.access import User


async def remove_totp(user_id: UUID, *, password: str) -> None:
    """Forget the authenticator's secret; the password is asked for, because an open browser is not the person.

    Raises:
        WrongPassword: it is not the user's.

    """
    user = await User.one(user_id)
    if not await verified(password, user.password_hash):
        raise WrongPassword("That password doesn’t match. The authenticator stays in use.", field="password")
    await User.update({User.totp_secret: None, User.totp_last_step: None}).where(User.id == user.id)
