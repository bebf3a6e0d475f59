"""Begin to use an authenticator."""

from uuid import UUID

from portal.domain.access.log_in import has_authenticator
from portal.domain.access.totp import address, new_secret
from portal.domain.errors import Refused
from tables.access import User
from tables.unit_of_work import atomic


class AlreadyEnrolled(Refused):
    """An authenticator is in use; it is removed first."""


@atomic
async def enroll_totp(user_id: UUID) -> None:
    """Give the user a new secret, which is asked for only once a code has confirmed it.

    Raises:
        AlreadyEnrolled: one is in use.

    """
    user = await User.one(user_id, lock=True)
    if has_authenticator(user):
        raise AlreadyEnrolled("An authenticator is in use already. Remove it before you set up another one.")
    await User.update({User.totp_secret: new_secret(), User.totp_last_step: None}).where(User.id == user.id)


async def enrollment(user_id: UUID) -> tuple[str, str] | None:
    """Return the secret that waits to be confirmed, and its otpauth:// address; None when none waits."""
    user = await User.one(user_id)
    if user.totp_secret is None or user.totp_last_step is not None:
        return None
    return user.totp_secret, address(user.totp_secret, email=user.email)
