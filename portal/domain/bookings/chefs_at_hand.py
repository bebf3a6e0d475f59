"""Count who is not at another party: what turns a crowd away before anything else is looked at."""

from datetime import datetime

from portal.domain.bookings.world import Hours
from tables.sql import fenced

_COUNT = """
SELECT count(*) AS at_hand FROM core.chefs chef
WHERE chef.station = ANY({stations}) AND chef.is_active AND chef.deleted_at IS NULL AND NOT EXISTS (
  SELECT FROM core.chef_assignments kept
  WHERE kept.station = chef.station AND kept.chef = chef.id AND kept.released_at IS NULL AND kept.deleted_at IS NULL
    AND kept.starts_at < $2 AND kept.ends_at > $1)
"""


async def chefs_at_hand(starts_at: datetime, hours: Hours) -> int:
    """Return how many chefs of the station are at no other party then: never fewer than availability finds.

    One statement. Whether they work then, can drive there, and are needed elsewhere is for availability to say.
    """
    stretch = hours.busy(starts_at)
    (row,) = await fenced(_COUNT, stretch.starts_at, stretch.ends_at)
    count: int = row["at_hand"]
    return count
