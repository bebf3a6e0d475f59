"""The link by which somebody sets a new password: signed, good for an hour and for the present password only.

A token is the user's id (16 bytes), the second at which it ends (8) and a keyed hash of both, of the present password's
hash and of the e-mail (16), in the URL-safe alphabet. Nothing is kept of it: another password ends all links to it, and
another e-mail, too, since whoever reads the one before may be somebody else.
"""

import base64
import binascii
import hmac
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from portal.clock import now
from portal.domain.errors import Refused
from tables.access import User
from tables.crypto import keys

LASTS: Final = timedelta(hours=1)
_ID_BYTES: Final = 16
_UNTIL_BYTES: Final = 8
_LENGTH: Final = 54


class ResetLinkEnded(Refused):
    """A link that was used, is too old, or was never one of ours."""


def reset_token(user: User, *, until: datetime) -> str:
    """Return the token by which this user sets another password than the present one."""
    named = user.id.bytes + int(until.timestamp()).to_bytes(_UNTIL_BYTES, "big")
    return base64.urlsafe_b64encode(named + _hash(user, until)).decode().rstrip("=")


async def user_to_reset(token: str, *, lock: bool = False) -> User:
    """Return whose password a link sets.

    Raises:
        ResetLinkEnded: it sets nobody's (any more).

    """
    named = _read(token)
    if named is not None and named[1] > now():
        query = User.objects().where((User.id == named[0]) & User.is_active.eq(value=True)).first()
        user = await (query.lock_rows("UPDATE") if lock else query)
        if user is not None and hmac.compare_digest(reset_token(user, until=named[1]), token):
            return user
    raise ResetLinkEnded("This link has been used, or is more than an hour old. Ask for a new one.")


def _read(token: str) -> tuple[UUID, datetime] | None:
    """Return whom a token names, and until when; it is not compared yet."""
    if len(token) != _LENGTH or not token.isascii():
        return None
    try:
        raw = base64.b64decode(f"{token}==", altchars=b"-_", validate=True)
        until = datetime.fromtimestamp(int.from_bytes(raw[_ID_BYTES : _ID_BYTES + _UNTIL_BYTES], "big"), UTC)
    except (binascii.Error, ValueError, OverflowError, OSError):
        return None
    return UUID(bytes=raw[:_ID_BYTES]), until


def _hash(user: User, until: datetime) -> bytes:
    return keys().blind(user.id, "password reset", f"{int(until.timestamp())}:{user.password_hash}:{user.email}")
