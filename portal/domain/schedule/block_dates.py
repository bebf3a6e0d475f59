"""Block several dates in a row."""

from datetime import date, timedelta
from typing import Final

from portal.domain.errors import Refused
from portal.domain.schedule.block import AlreadyBlocked, block
from portal.domain.stations import check_ahead
from tables.schedule import BlockedDate
from tables.unit_of_work import atomic

MOST_DATES: Final = 92


class NotARange(Refused):
    """Dates that end before they begin, or a whole season of them."""


@atomic
async def block_dates(first: date, last: date, *, starts_minute: int | None = None, reason: str) -> list[BlockedDate]:
    """Let these dates (or one slot of each) take no new parties, and return those that were not blocked before.

    Raises:
        NotARange: the last date is before the first, or more than three months later.
        DatePassed: the first date is over.
        NoReason: nobody would know why.
        AlreadyBlocked: all of them are.

    """
    days = (last - first).days + 1
    if days < 1:
        raise NotARange("The last date is before the first.", field="last")
    await check_ahead(date=first)
    if days > MOST_DATES:
        raise NotARange(f"Block {MOST_DATES} dates at most at once.", field="last")
    blocked = []
    for number in range(days):
        try:
            blocked.append(await block(first + timedelta(days=number), starts_minute=starts_minute, reason=reason))
        except AlreadyBlocked:
            if days == 1:
                raise
    if not blocked:
        raise AlreadyBlocked("All of these are blocked already.", field="date")
    return blocked
