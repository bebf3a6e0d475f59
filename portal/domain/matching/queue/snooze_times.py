"""The times until which a payment is usually put off."""

from datetime import datetime, time, timedelta
from typing import Final

import msgspec

EVENING: Final = time(18)
MORNING: Final = time(9)
_TOO_LATE_FOR_TONIGHT: Final = time(17)


class SnoozeChoice(msgspec.Struct, frozen=True):
    """A time to come, and what one calls it."""

    name: str
    at: datetime


def snooze_times(now: datetime) -> list[SnoozeChoice]:
    """Return tonight, tomorrow morning and Monday morning, by the clock of `now`, as far as they are still to come."""
    tomorrow = now.date() + timedelta(days=1)
    monday = now.date() + timedelta(days=7 - now.weekday())
    times = [SnoozeChoice("Tomorrow morning", datetime.combine(tomorrow, MORNING, now.tzinfo))]
    if now.time() < _TOO_LATE_FOR_TONIGHT:
        times.insert(0, SnoozeChoice("Tonight", datetime.combine(now.date(), EVENING, now.tzinfo)))
    if monday != tomorrow:
        times.append(SnoozeChoice("Monday morning", datetime.combine(monday, MORNING, now.tzinfo)))
    return times
