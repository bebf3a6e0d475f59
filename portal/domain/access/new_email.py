"""Another e-mail to sign in with: it waits until it is confirmed at the new address, and is undone from the old one.

A link's token is the change's id (16 bytes) and a keyed hash (16), in the URL-safe alphabet; the row says whether it is
still good. Whoever sets another password ends what waits: somebody else may have asked for it.
"""

import base64
import binascii
import hmac
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from portal.clock import now
from portal.domain.access.events import NewEmailAsked, SignInChange, SignInChanged
from portal.domain.access.register import EmailUnusable
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.access import EmailChange, User
from tables.crypto import keys
from tables.unit_of_work import atomic

LASTS: Final = timedelta(days=1)
UNDONE_WITHIN: Final = timedelta(days=7)
_AN_HOUR: Final = timedelta(hours=1)
_MOST_AN_HOUR: Final = 3
_ID_BYTES: Final = 16
_LENGTH: Final = 43


class EmailLinkEnded(Refused):
    """A link that was used, is too old, or was never one of ours."""


class TooManyAsked(Refused):
    """Another link now would be one of many: mailboxes are not flooded."""


class WaitingEmail(msgspec.Struct, frozen=True):
    """An e-mail that waits to be confirmed, and until when its link is good."""

    email: str
    until_at: datetime


class Linked(NamedTuple):
    """What a link is about."""

    change: EmailChange
    user: User


@atomic
async def let_wait(user: User, email: str, *, by: UUID | None = None) -> None:
    """Have the link mailed to another e-mail, for a user who is locked; one that was asked for before ends.

    Whether somebody else signs in with it is not told here: whoever reads its mail learns that.

    Raises:
        EmailUnusable: it is theirs already.
        TooManyAsked: several were asked for within the hour.

    """
    if email == user.email:
        raise EmailUnusable("That is the e-mail already.", field="email")
    theirs = EmailChange.user == user.id
    if await EmailChange.count().where(theirs & (EmailChange.created_at > now() - _AN_HOUR)) >= _MOST_AN_HOUR:
        raise TooManyAsked(f"We send {_MOST_AN_HOUR} links an hour at most. Try again later.", field="email")
    await end_waiting(user.id)
    change = EmailChange(user=user.id, asked_by=by, before=user.email, after=email, until_at=now() + LASTS)
    await change.save()
    await record(NewEmailAsked(stream_id=user.id, change_id=change.id, by=by))
    await record(SignInChanged(stream_id=user.id, change=SignInChange.EMAIL_ASKED, by=by))


async def end_waiting(user_id: UUID) -> None:
    """Let no link confirm another e-mail of this user any more."""
    at = now()
    waits = (EmailChange.user == user_id) & EmailChange.confirmed_at.is_null() & (EmailChange.until_at > at)
    await EmailChange.update({EmailChange.until_at: at}).where(waits)


async def waiting_email(user_id: UUID) -> WaitingEmail | None:
    """Return the e-mail of this user that waits to be confirmed."""
    change = (
        await EmailChange.objects()
        .where((EmailChange.user == user_id) & EmailChange.confirmed_at.is_null() & (EmailChange.until_at > now()))
        .order_by(EmailChange.id, ascending=False)
        .first()
    )
    return WaitingEmail(change.after, change.until_at) if change else None


def confirming(change: EmailChange) -> str:
    """Return the token that confirms a change, for whoever reads the new address."""
    return _token(change, "confirm")


def undoing(change: EmailChange) -> str:
    """Return the token that undoes a change, for whoever reads the old address."""
    return _token(change, "undo")


async def email_to_confirm(token: str, *, lock: bool = False) -> Linked:
    """Return what a link confirms.

    Raises:
        EmailLinkEnded: nothing (any more).

    """
    found = await _named(token, lock=lock)
    if (
        found is None
        or found.change.confirmed_at is not None
        or found.change.until_at <= now()
        or not found.user.is_active
        or not hmac.compare_digest(confirming(found.change), token)
    ):
        raise EmailLinkEnded("This link has been used, or is more than a day old. Nothing was changed.")
    return found


async def email_to_undo(token: str, *, lock: bool = False) -> Linked:
    """Return what a link undoes.

    Raises:
        EmailLinkEnded: nothing (any more).

    """
    found = await _named(token, lock=lock)
    confirmed_at = found.change.confirmed_at if found else None
    if (
        found is None
        or confirmed_at is None
        or confirmed_at + UNDONE_WITHIN <= now()
        or found.change.undone_at is not None
        or not hmac.compare_digest(undoing(found.change), token)
    ):
        raise EmailLinkEnded("This link has been used, or is more than a week old. Nothing was changed.")
    return found


async def _named(token: str, *, lock: bool) -> Linked | None:
    """Return what a token names; its hash is not compared yet. Locked is the user, as in everything that asks."""
    change_id = _read(token)
    change = await EmailChange.objects().where(EmailChange.id == change_id).first() if change_id else None
    if change is None:
        return None
    query = User.objects().where(User.id == change.user).first()
    user = await (query.lock_rows("UPDATE") if lock else query)
    if user is None:
        return None
    return Linked(await EmailChange.one(change.id) if lock else change, user)


def _token(change: EmailChange, does: str) -> str:
    hashed = keys().blind(change.id, "new e-mail", does)
    return base64.urlsafe_b64encode(change.id.bytes + hashed).decode().rstrip("=")


def _read(token: str) -> UUID | None:
    if len(token) != _LENGTH or not token.isascii():
        return None
    try:
        return UUID(bytes=base64.b64decode(f"{token}=", altchars=b"-_", validate=True)[:_ID_BYTES])
    except (binascii.Error, ValueError):
        return None
