"""When a hold ends: at an hour at which people are awake to pay, or to be asked. Pure."""

from datetime import datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

FROM: Final = time(9)
UNTIL: Final = time(21)


class Hold(NamedTuple):
    """Until when a date is held, and where that is soon, until when once its customer has opened our letter."""

    until_at: datetime | None
    confirmed_until_at: datetime | None = None


def short_hold(begins_at: datetime, minutes: int, usual: datetime) -> Hold:
    """Return the hold of somebody of whom we do not know yet that our letters reach them: minutes, also at night."""
    soon = begins_at + timedelta(minutes=minutes)
    return Hold(soon, usual) if soon < usual else Hold(usual)


def hold_end(begins_at: datetime, length: timedelta, *, at_most: datetime, zone: ZoneInfo) -> datetime:
    """Return when a hold ends: one that would end at night ends in the morning after it, none after the party began."""
    ends = (begins_at + length).astimezone(zone)
    if ends.time() > UNTIL:
        ends = datetime.combine(ends.date() + timedelta(days=1), FROM, zone)
    elif ends.time() < FROM:
        ends = datetime.combine(ends.date(), FROM, zone)
    return min(ends.astimezone(begins_at.tzinfo), at_most)
