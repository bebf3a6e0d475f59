"""When a hold ends: at an hour at which people are awake to pay, or to be asked. Pure."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

FROM: Final = time(9)
UNTIL: Final = time(21)


def hold_end(begins_at: datetime, length: timedelta, *, at_most: datetime, zone: ZoneInfo) -> datetime:
    """Return when a hold ends: one that would end at night ends in the morning after it, none after the party began."""
    ends = (begins_at + length).astimezone(zone)
    if ends.time() > UNTIL:
        ends = datetime.combine(ends.date() + timedelta(days=1), FROM, zone)
    elif ends.time() < FROM:
        ends = datetime.combine(ends.date(), FROM, zone)
    return min(ends.astimezone(begins_at.tzinfo), at_most)
