"""Who waits for a date."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from portal.domain import customers
from tables.scope import the_business
from tables.waitlist import ON_THE_LIST, WaitingListEntry, WaitingState

MOST = 100


class WaitingLine(msgspec.Struct, frozen=True):
    """Somebody who waits for a date, in the order in which they came."""

    id: UUID
    station: UUID
    event_date: date
    starts_minute: int | None
    guests: int
    name: str
    state: WaitingState
    offered_until_at: datetime | None


async def waiting(first: date, last: date) -> list[WaitingLine]:
    """Return who waits for these dates, or was offered a place."""
    table = WaitingListEntry
    rows = (
        await table.select(
            table.id,
            table.station,
            table.event_date,
            table.starts_minute,
            table.guests,
            table.name,
            table.state,
            table.offered_until_at,
        )
        .where((table.event_date >= first) & (table.event_date <= last))
        .where(table.state.is_in(sorted(ON_THE_LIST)))
        .order_by(table.event_date)
        .order_by(table.id)
        .limit(MOST)
    )
    return [WaitingLine(**row) for row in rows]


async def waits_no_more(event_date: date, *, email: str | None) -> None:
    """Note that somebody who waited for a date has booked it."""
    if email:
        index = customers.email_index(the_business(), customers.email_address(email))
        await (
            WaitingListEntry.update({WaitingListEntry.state: WaitingState.BOOKED})
            .where((WaitingListEntry.event_date == event_date) & (WaitingListEntry.email_index == index))
            .where(WaitingListEntry.state.is_in(sorted(ON_THE_LIST)))
        )
