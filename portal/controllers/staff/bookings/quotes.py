"""How a booking's price came to be: each version of its quote, what changed in it, and who changed it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain.events import History
from portal.domain.quotes import QuoteLine
from portal.text import money
from portal.web.events.lines import Names, who
from tables.quotes import Quote

SAME_MOMENT: Final = timedelta(seconds=5)


class QuoteVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A price that the customer was given. `changes` say in words what is different from the one before."""

    version: int
    day: date
    created_at: datetime
    reason: str
    total_cents: int
    by: str
    changes: tuple[str, ...]


async def versions_of(booking_id: UUID, history: Sequence[History], names: Names, zone: str) -> list[QuoteVersion]:
    """Return the versions of a booking's quote, the newest first."""
    rows = (
        await Quote.select(Quote.version, Quote.total_cents, Quote.lines, Quote.reason, Quote.created_at)
        .where(Quote.booking == booking_id)
        .order_by(Quote.version)
    )
    before: list[QuoteLine] = []
    found = []
    for row in rows:
        lines = lines_of(row["lines"])
        found.append(
            QuoteVersion(
                version=row["version"],
                day=row["created_at"].astimezone(ZoneInfo(zone)).date(),
                created_at=row["created_at"],
                reason=row["reason"],
                total_cents=row["total_cents"],
                by=_by(row["created_at"], history, names),
                changes=tuple(changes(before, lines)) if before else (),
            )
        )
        before = lines
    return found[::-1]


def lines_of(kept: str | None) -> list[QuoteLine]:
    """Return the lines of a quote as they were kept."""
    return msgspec.json.decode(kept or "[]", type=list[QuoteLine])


def changes(before: Iterable[QuoteLine], after: Iterable[QuoteLine]) -> list[str]:
    """Say what is different between two versions: lines that came, went, or cost something else."""
    old, new = _by_name(before), _by_name(after)
    said = []
    for key in [*old, *(key for key in new if key not in old)]:
        was, now = old.get(key), new.get(key)
        if was and now and was.amount_cents != now.amount_cents:
            counts = f"{was.quantity} to {now.quantity}, " if was.quantity != now.quantity else ""
            said.append(f"{now.words}: {counts}{money(was.amount_cents)} to {money(now.amount_cents)}")
        elif now and not was:
            said.append(f"{now.words} added: {money(now.amount_cents)}")
        elif was and not now:
            said.append(f"{was.words} gone: {money(was.amount_cents)}")
    return said


def _by_name(lines: Iterable[QuoteLine]) -> dict[tuple[str, str], QuoteLine]:
    return {(line.rule, line.words): line for line in lines}


def _by(at: datetime, history: Sequence[History], names: Names) -> str:
    """Return who made a version: whoever acted on the booking in that moment."""
    for line in history:
        if line.name.startswith("bookings.booking.") and abs(line.happened_at - at) <= SAME_MOMENT:
            return who(line.actor, names)
    return ""
