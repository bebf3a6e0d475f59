"""Somebody with a second factor."""

from portal.clock import now
from portal.domain.access.totp import new_secret
from tables.access import User


async def enrolled(user_id: object) -> str:
    """Give Maya an authenticator; its first code was two steps ago."""
    secret = new_secret()
    step = int(now().timestamp()) // 30 - 2
    await User.update({User.totp_secret: secret, User.totp_last_step: step}).where(User.id == user_id)
    return secret
