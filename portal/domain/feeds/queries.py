"""The feeds that can be read."""

from datetime import datetime
from uuid import UUID

import msgspec

from portal.domain.feeds.create import feed_hash
from tables.chefs import CalendarFeed

MOST = 200


class FeedLine(msgspec.Struct, frozen=True):
    """A feed in a list: `chef` is None for a station's."""

    id: UUID
    station: UUID
    chef: UUID | None
    label: str
    made_by: UUID | None
    created_at: datetime
    last_read_at: datetime | None


async def feeds() -> list[FeedLine]:
    """Return the feeds that have not been revoked, newest first."""
    rows = (
        await CalendarFeed.select(
            CalendarFeed.id,
            CalendarFeed.station,
            CalendarFeed.chef,
            CalendarFeed.label,
            CalendarFeed.made_by,
            CalendarFeed.created_at,
            CalendarFeed.last_read_at,
        )
        .where(CalendarFeed.revoked_at.is_null())
        .order_by(CalendarFeed.id, ascending=False)
        .limit(MOST)
    )
    return [FeedLine(**row) for row in rows]


async def feed_of(token: str) -> tuple[UUID, UUID] | None:
    """Return station and id of the feed that a token opens (asked in the scope of all); None for a revoked one."""
    row = (
        await CalendarFeed.select(CalendarFeed.station, CalendarFeed.id)
        .where((CalendarFeed.token_hash == feed_hash(token)) & CalendarFeed.revoked_at.is_null())
        .first()
    )
    return (row["station"], row["id"]) if row else None
