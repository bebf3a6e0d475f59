"""Change one's password."""

from uuid import UUID

from portal.domain.access.events import SignInChange, SignInChanged
from portal.domain.access.log_in import WrongPassword
from portal.domain.access.passwords import hashed, verified
from portal.domain.access.replace_password import replace_password
from portal.domain.events import record
from tables.access import User
from tables.unit_of_work import transaction


async def change_password(user_id: UUID, *, current: str, new: str, session_id: UUID) -> None:
    """Set a new password; every other session of the user ends, whoever has it.

    Raises:
        WrongPassword: `current` is not the user's.
        PasswordTooWeak: `new` is easily guessed.

    """
    user = await User.one(user_id)
    if not await verified(current, user.password_hash):
        raise WrongPassword("That is not your present password.", field="current")
    password_hash = await hashed(new, email=user.email)
    async with transaction():
        await User.one(user.id, lock=True)
        await replace_password(user.id, password_hash, but=session_id)
        await record(SignInChanged(stream_id=user.id, change=SignInChange.PASSWORD))
