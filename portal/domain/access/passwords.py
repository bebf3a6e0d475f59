"""Passwords: what is acceptable, and argon2 (RFC 9106, low memory) in a thread: one hash takes 50 ms of a core."""

import asyncio
import secrets
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from portal.domain.errors import Refused

SHORTEST = 10
LONGEST = 200  # hashing takes longer the more it gets
_UNKNOWN_BYTES: Final = 32

_hasher = PasswordHasher()
# Nobody's password: verified for an unknown e-mail, so that the time it takes does not tell who works here.
_NOBODY: Final = _hasher.hash("nobody has this password")


class WrongSecret(Refused):
    """A password or a code that does not fit: what counts as a failed try."""


class PasswordTooWeak(Refused):
    """A new password that is easily guessed."""


async def hashed(password: str, *, email: str) -> str:
    """Return the hash of a new password.

    Raises:
        PasswordTooWeak: it is too short, too long, or the e-mail.

    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise PasswordTooWeak(
            f"A password has {SHORTEST} to {LONGEST} characters: four words are easy to keep.", field="new"
        )
    if password.casefold() in {email.casefold(), email.casefold().partition("@")[0]}:
        raise PasswordTooWeak("That is the e-mail. Take something that nobody can look up.", field="new")
    return await asyncio.to_thread(_hasher.hash, password)


async def unknown(*, email: str) -> str:
    """Return the hash of a password that nobody knows, for somebody who sets another one by a link."""
    return await hashed(secrets.token_urlsafe(_UNKNOWN_BYTES), email=email)


async def verified(password: str, password_hash: str | None) -> bool:
    """Say whether a password is the one that was hashed; no hash takes as long as a wrong password."""
    return await asyncio.to_thread(_verify, password[: LONGEST + 1], password_hash)


def is_outdated(password_hash: str) -> bool:
    """Say whether a hash was made with other parameters than are used today."""
    return _hasher.check_needs_rehash(password_hash)


async def rehashed(password: str) -> str:
    """Hash a password anew that has just been verified."""
    return await asyncio.to_thread(_hasher.hash, password)


def _verify(password: str, password_hash: str | None) -> bool:
    try:
        return _hasher.verify(password_hash or _NOBODY, password) and bool(password_hash)
    except (VerificationError, InvalidHashError):
        return False
