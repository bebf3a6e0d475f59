"""Add a person to the staff."""

import asyncpg
from email_validator import EmailNotValidError, validate_email

from portal.domain.access.passwords import hashed
from portal.domain.errors import Refused
from tables.access import User
from tables.unit_of_work import savepoint


class EmailUnusable(Refused):
    """An e-mail that is none, or that somebody else logs in with."""


async def register(email: str, *, name: str, password: str) -> User:
    """Add a user who may do nothing until a role is granted; the e-mail is kept in lower case.

    Raises:
        EmailUnusable: it is no e-mail, or taken.
        PasswordTooWeak: the password is easily guessed.

    """
    address = email_address(email)
    user = User(email=address, name=name.strip(), password_hash=await hashed(password, email=address))
    try:
        async with savepoint():
            await user.save()
    except asyncpg.UniqueViolationError as error:
        raise EmailUnusable("Somebody logs in with this e-mail already.", field="email") from error
    return user


def email_address(email: str) -> str:
    """Return an e-mail as users have it, in lower case.

    Raises:
        EmailUnusable: it is none.

    """
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise EmailUnusable("That is no e-mail address. It looks like maya@example.com.", field="email") from error
