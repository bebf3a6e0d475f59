"""Count who is not at another party: what turns a crowd away before anything else is looked at."""

from datetime import datetime
from typing import Final

from portal.domain.availability.snapshot import Hours
from tables.sql import fenced

AT_HAND: Final = """
SELECT count(*) FROM core.chefs chef
WHERE chef.station = ANY({stations}) AND chef.is_active AND chef.deleted_at IS NULL AND NOT EXISTS (
  SELECT FROM core.chef_assignments other
  WHERE other.station = chef.station AND other.chef = chef.id AND other.released_at IS NULL AND other.deleted_at IS NULL
    AND other.starts_at < busy.until_at AND other.ends_at > busy.from_at)
"""
"""How many chefs of a station are at no other party in the time `busy`: never fewer than availability finds.

Whether they work then, can drive there, and are needed elsewhere is for availability to say.
"""
_COUNT: Final = (
    f"SELECT ({AT_HAND}) AS at_hand FROM (VALUES ($1::timestamptz, $2::timestamptz)) busy (from_at, until_at)"  # noqa: S608 - words of our own
)


async def chefs_at_hand(starts_at: datetime, hours: Hours) -> int:
    """Return how many chefs are at no other party while one that begins then would need them."""
    busy = hours.busy(starts_at)
    (row,) = await fenced(_COUNT, busy.starts_at, busy.ends_at)
    count: int = row["at_hand"]
    return count
