"""Ask to sign in with another e-mail."""

from uuid import UUID

from portal.domain.access.log_in import WrongPassword, has_authenticator
from portal.domain.access.new_email import let_wait
from portal.domain.access.passwords import verified
from portal.domain.access.register import email_address
from portal.domain.access.verify_code import use_code
from tables.access import User
from tables.unit_of_work import transaction


async def ask_for_new_email(user_id: UUID, *, email: str, password: str, code: str = "") -> None:
    """Have a link mailed to another e-mail, which counts once it is opened there; until then nothing changes.

    The password is asked for, and the code where there is an authenticator, as an open browser is not the person. An
    e-mail that somebody else signs in with is answered alike.

    Raises:
        EmailUnusable: it is no e-mail, or theirs already.
        WrongPassword: it is not the user's.
        WrongCode: the code does not fit.
        TooManyAsked: several were asked for within the hour.

    """
    address = email_address(email)
    user = await User.one(user_id)
    if not await verified(password, user.password_hash):
        raise WrongPassword("That password doesn’t match. Nothing was changed.", field="password")
    async with transaction():
        user = await User.one(user_id, lock=True)
        if has_authenticator(user):
            await use_code(code, user)
        await let_wait(user, address)
