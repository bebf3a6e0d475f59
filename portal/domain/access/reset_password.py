"""Set a new password by a mailed link."""

from portal.domain.access.events import SignInChange, SignInChanged
from portal.domain.access.passwords import hashed
from portal.domain.access.replace_password import replace_password
from portal.domain.access.reset_link import user_to_reset
from portal.domain.events import record
from tables.unit_of_work import transaction


async def reset_password(token: str, *, new: str) -> str:
    """Set a new password, once, and return the e-mail that it goes with; all sessions of the user end.

    It opens none: who has an authenticator is asked for its code when they log in.

    Raises:
        ResetLinkEnded: the link was used, is too old, or was never one.
        PasswordTooWeak: `new` is easily guessed.

    """
    user = await user_to_reset(token)
    password_hash = await hashed(new, email=user.email)
    async with transaction():
        user = await user_to_reset(token, lock=True)
        await replace_password(user.id, password_hash)
        await record(SignInChanged(stream_id=user.id, change=SignInChange.PASSWORD))
    return user.email
