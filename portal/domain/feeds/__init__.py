"""Calendar feeds: a station's parties in somebody's own calendar."""

from portal.domain.feeds.calendar_file import PartyDate, calendar_file, calendar_links
from portal.domain.feeds.create import FeedUnnamed, create
from portal.domain.feeds.events import FeedOpened, FeedRevoked
from portal.domain.feeds.queries import FeedLine, feed_of, feeds
from portal.domain.feeds.read import read
from portal.domain.feeds.revoke import revoke

__all__ = [
    "FeedLine",
    "FeedOpened",
    "FeedRevoked",
    "FeedUnnamed",
    "PartyDate",
    "calendar_file",
    "calendar_links",
    "create",
    "feed_of",
    "feeds",
    "read",
    "revoke",
]
