"""Block a date, or one of its slots."""

from datetime import date

import asyncpg

from portal.domain import availability
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.schedule.events import DateBlocked
from tables.schedule import BlockedDate
from tables.unit_of_work import atomic, savepoint

LONGEST_REASON = 120


class NoReason(Refused):
    """A closed date says why, to whoever is asked."""


class AlreadyBlocked(Refused):
    """That date, or that slot of it, is blocked."""


@atomic
async def block(blocked_date: date, *, starts_minute: int | None = None, reason: str) -> BlockedDate:
    """Let a date (or the slot that begins so many minutes after midnight) take no new parties; those it has stay.

    Raises:
        NoReason: nobody would know why.
        AlreadyBlocked: it is.

    """
    words = " ".join(reason.split())
    if not words or len(words) > LONGEST_REASON:
        raise NoReason(f"Say why, in {LONGEST_REASON} characters at most.", field="reason")
    await availability.lock_dates(blocked_date)
    row = BlockedDate(blocked_date=blocked_date, starts_minute=starts_minute, reason=words)
    try:
        async with savepoint():
            await row.save()
    except asyncpg.UniqueViolationError as error:
        raise AlreadyBlocked("This is blocked already.", field="date") from error
    await record(DateBlocked(stream_id=row.id, starts_minute=starts_minute))
    return row
