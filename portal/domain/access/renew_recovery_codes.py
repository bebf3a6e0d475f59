"""Make new recovery codes."""

from uuid import UUID

from portal.domain.access.events import SignInChange, SignInChanged
from portal.domain.access.log_in import WrongPassword, has_authenticator
from portal.domain.access.passwords import verified
from portal.domain.access.recovery_codes import make_codes
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.access import User
from tables.unit_of_work import transaction


class NoAuthenticator(Refused):
    """There is no authenticator that a recovery code could stand in for."""


async def renew_recovery_codes(user_id: UUID, *, password: str) -> tuple[str, ...]:
    """Return ten new codes, which end those before; the password is asked for, as an open browser is not the person.

    Raises:
        WrongPassword: it is not the user's.
        NoAuthenticator: the user is not asked for codes.

    """
    user = await User.one(user_id)
    if not await verified(password, user.password_hash):
        raise WrongPassword("That password doesn’t match. Your codes are the ones you have.", field="password")
    async with transaction():
        user = await User.one(user_id, lock=True)
        if not has_authenticator(user):
            raise NoAuthenticator("Set up an authenticator first: recovery codes stand in for it.")
        codes = await make_codes(user.id)
        await record(SignInChanged(stream_id=user.id, change=SignInChange.RECOVERY_CODES_MADE))
    return codes
