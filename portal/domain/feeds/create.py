"""Let another calendar program read the parties of a chef, or of a station."""

import hashlib
import secrets
from typing import Final
from uuid import UUID

from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.feeds.events import FeedOpened
from tables.chefs import CalendarFeed, Chef
from tables.unit_of_work import atomic

LONGEST: Final = 80


class FeedUnnamed(Refused):
    """A feed is called something, so that one knows which to revoke."""


@atomic
async def create(*, label: str, chef_id: UUID | None = None, user_id: UUID | None = None) -> tuple[CalendarFeed, str]:
    """Open a feed at the station in scope, and return it with its token, which nobody can read again.

    Raises:
        FeedUnnamed: it has no label, or one too long for a list.

    """
    named = " ".join(label.split())
    if not named or len(named) > LONGEST:
        raise FeedUnnamed(f"Say who reads it, like “Kenji’s phone”, in at most {LONGEST} characters.", field="label")
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed(
        chef=(await Chef.one(chef_id)).id if chef_id else None,
        label=named,
        token_hash=feed_hash(token),
        made_by=user_id,
    )
    await feed.save()
    await record(FeedOpened(stream_id=feed.id, chef_id=chef_id))
    return feed, token


def feed_hash(token: str) -> bytes:
    """Return what is kept of a token: it is long and random, so that a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).digest()
