"""Days that a test looks at."""

from datetime import date

from portal.domain import availability
from portal.domain.availability import AvailabilitySnapshot, Opening
from tests.availability.snapshots import SATURDAY


def day_of(
    snapshot: AvailabilitySnapshot, day: date = SATURDAY, *, guests: int = 12, place: str = "A"
) -> dict[int, Opening]:
    """Return a date's openings by their local hour."""
    openings = availability.openings_of(snapshot, day, day, guests=guests, postal_code=place)[day]
    return {opening.starts_at.astimezone(snapshot.zone).hour: opening for opening in openings}
