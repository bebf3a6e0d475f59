"""The list of bookings as a file for a spreadsheet: what is on the page, on all of its pages."""

from collections.abc import AsyncIterator, Mapping
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from portal.domain import bookings
from portal.domain.bookings import BookingCriteria, BookingLine
from portal.text import amount
from portal.web.spreadsheet import text

COLUMNS: Final = (
    "Begins", "Customer", "Reference", "Station", "Guests", "City", "Status", "Money", "Total", "Paid", "Due",
)  # fmt: skip
AT_ONCE: Final = 500


async def rows(
    wanted: BookingCriteria, at: Mapping[UUID, str], stations: Mapping[UUID, str]
) -> AsyncIterator[tuple[str, ...]]:
    """Return the bookings of a list in its order, each by its station's clock, and what they come to at the end."""
    after = None
    while page := await bookings.bookings(wanted, after=after, limit=AT_ONCE):
        for line in page:
            yield _row(line, ZoneInfo(at[line.station]), stations[line.station])
        after = page[-1].starts_at, page[-1].id
    sums = await bookings.totals(wanted)
    money = (amount(sums.total_cents), amount(sums.paid_cents), amount(sums.due_cents))
    yield ("Total", f"{sums.number}", "", "", "", "", "", "", *money)


def _row(line: BookingLine, zone: ZoneInfo, station: str) -> tuple[str, ...]:
    local = line.starts_at.astimezone(zone)
    return (
        f"{local:%Y-%m-%d %H:%M %Z}",
        text(line.customer_name),
        line.reference,
        text(station),
        str(line.guests),
        text(line.city),
        line.state.replace("_", " "),
        line.payment_state.replace("_", " "),
        amount(line.total_cents),
        amount(line.paid_cents),
        amount(line.owed_cents),
    )
