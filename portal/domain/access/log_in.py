"""Log in with e-mail and password."""

from portal.domain.access.passwords import WrongSecret, is_outdated, rehashed, verified
from portal.domain.access.sessions import LogIn, open_session
from tables.access import User


class WrongPassword(WrongSecret):
    """E-mail and password do not fit; which of the two is wrong is not told."""


async def log_in(email: str, *, password: str, stay: bool) -> LogIn:
    """Open a session; where the user has an authenticator, it is good for nothing but giving the code.

    An unknown e-mail takes as long as a wrong password. A hash made with old parameters is renewed on the way.

    Raises:
        WrongPassword: they do not fit, or the user is no longer active.

    """
    user = await User.objects().where((User.email == email.strip().lower()) & User.is_active.eq(value=True)).first()
    fits = await verified(password, user.password_hash if user else None)
    if user is None or not fits:
        raise WrongPassword("That password doesn’t match.", field="password")
    if is_outdated(user.password_hash):
        renewed = await rehashed(password)
        await User.update({User.password_hash: renewed}).where(
            (User.id == user.id) & (User.password_hash == user.password_hash)
        )
    return await open_session(user.id, stay=stay, needs_code=has_authenticator(user))


def has_authenticator(user: User) -> bool:
    """Say whether codes are asked for: a secret was given, and a first code has shown that it arrived."""
    return user.totp_secret is not None and user.totp_last_step is not None
