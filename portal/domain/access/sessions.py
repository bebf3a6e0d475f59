"""Sessions: the cookie holds a token, the row its hash; every step up makes a new one."""

import hashlib
import secrets
from datetime import timedelta
from typing import Final, NamedTuple
from uuid import UUID

from portal.clock import now
from tables.access import Session

IDLE: Final = timedelta(hours=8)
LONGEST: Final = timedelta(days=14)
FOR_CODE: Final = timedelta(minutes=10)
TOUCHED_EVERY: Final = timedelta(minutes=5)


class LogIn(NamedTuple):
    """A session just opened: its token goes into the cookie and nowhere else."""

    token: str
    user_id: UUID
    needs_code: bool
    lasts: timedelta | None
    """How long the browser keeps the cookie; None until it is closed."""
    codes_left: int | None = None
    """How many recovery codes are left, where one of them opened it."""


def token_hash(token: str) -> bytes:
    """Return what is stored of a token; it has 256 random bits, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).digest()


async def open_session(user_id: UUID, *, stay: bool, needs_code: bool = False) -> LogIn:
    """Open a session: for the code (10 minutes), until 8 hours pass unused, or with `stay` for 14 days."""
    token = secrets.token_urlsafe(32)
    lasts = FOR_CODE if needs_code else LONGEST if stay else IDLE
    at = now()
    session = Session(
        user=user_id, token_hash=token_hash(token), expires_at=at + lasts, last_seen_at=at, needs_code=needs_code
    )
    await session.save()
    return LogIn(token, user_id, needs_code, LONGEST if stay and not needs_code else None)


async def end_sessions(user_id: UUID, *, but: UUID | None = None) -> None:
    """End all sessions of a user, but the one that asked."""
    query = Session.update({Session.ended_at: now()}).where((Session.user == user_id) & Session.ended_at.is_null())
    await (query.where(Session.id != but) if but else query)
