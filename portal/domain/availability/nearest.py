"""The free times nearest to one that is not free."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from portal.domain.availability.compute import local_date
from portal.domain.availability.openings import openings
from portal.domain.availability.refusals import SlotTaken
from portal.domain.availability.snapshot import Opening

DAYS: Final = 10
MOST: Final = 6


async def nearest_free(
    starts_at: datetime, day: date, zone: ZoneInfo, *, guests: int, postal_code: str
) -> list[Opening]:
    """Return free times of the same day first, then those of the nearest days."""
    around = await openings(
        day - timedelta(days=DAYS), day + timedelta(days=DAYS), guests=guests, postal_code=postal_code
    )
    return nearest(starts_at, zone, (opening for found in around.values() for opening in found))


def nearest(starts_at: datetime, zone: ZoneInfo, openings: Iterable[Opening]) -> list[Opening]:
    """Return the free ones of these: the nearest dates first, on each the time of day that is nearest. Pure."""
    day = local_date(starts_at, zone)

    def away(opening: Opening) -> tuple[int, timedelta]:
        days = (local_date(opening.starts_at, zone) - day).days
        return abs(days), abs(opening.starts_at - starts_at - timedelta(days=days))

    return sorted((opening for opening in openings if opening.is_available), key=away)[:MOST]


async def taken(starts_at: datetime, zone: ZoneInfo, *, guests: int, postal_code: str) -> SlotTaken:
    """Return the refusal of a time that is not free, with the nearest that are."""
    day = local_date(starts_at, zone)
    free = await nearest_free(starts_at, day, zone, guests=guests, postal_code=postal_code)
    other = "Take one of the times below." if free else "Join the waiting list, and we’ll email you if a spot opens up."
    return SlotTaken(f"This time is no longer free. {other}", nearest=free)
