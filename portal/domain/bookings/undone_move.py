"""What a move of staff takes back: their own last one."""

from datetime import datetime, timedelta

import msgspec

from portal.domain.bookings.events import BookingChanged
from tables.bookings import Booking
from tables.events import DomainEvent
from tables.quotes import Quote

STAFF = "user:"


async def is_undone_by(booking: Booking, starts_at: datetime) -> bool:
    """Say whether a move to this time takes back the newest change of a party, a move by staff that is not undone."""
    row = await (
        DomainEvent.select(DomainEvent.facts, DomainEvent.actor)
        .where((DomainEvent.stream == BookingChanged.stream) & (DomainEvent.stream_id == booking.id))
        .where(DomainEvent.name == BookingChanged.name)
        .order_by(DomainEvent.version, ascending=False)
        .first()
    )
    if row is None or not row["actor"].startswith(STAFF):
        return False
    facts = msgspec.json.decode(row["facts"])
    minutes = facts.get("minutes", 0)
    is_move = minutes and not facts.get("is_undone") and tuple(facts["what"]) == ("starts_at",)
    return bool(is_move) and starts_at == booking.starts_at - timedelta(minutes=minutes)


async def quote_before(quote: Quote) -> Quote | None:
    """Return the version of a quote that held before it."""
    found: Quote | None = (
        await Quote.objects().where((Quote.booking == quote.booking) & (Quote.version == quote.version - 1)).first()
    )
    return found
