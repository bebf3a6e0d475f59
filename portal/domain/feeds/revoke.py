"""Stop a calendar program from reading."""

from uuid import UUID

from portal.clock import now
from portal.domain.events import record
from portal.domain.feeds.events import FeedRevoked
from tables.chefs import CalendarFeed
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def revoke(feed_id: UUID) -> CalendarFeed:
    """End a feed's address at once and for ever, unless that has been done."""
    feed = await CalendarFeed.one(feed_id, lock=True)
    if feed.revoked_at is None:
        with stations(feed.station):
            feed.revoked_at = now()
            await feed.save([CalendarFeed.revoked_at])
            await record(FeedRevoked(stream_id=feed.id))
    return feed
