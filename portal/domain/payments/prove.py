"""Prove that bookings have the money that their entries, and the event log, say."""

from uuid import UUID

import msgspec

from tables.sql import fenced


class Difference(msgspec.Struct, frozen=True):
    """A booking whose sum does not follow from its entries or its events; cents."""

    booking_id: UUID
    paid_cents: int
    entries_cents: int
    events_cents: int


async def prove() -> list[Difference]:
    """Return the bookings in scope for which table, entries and event log disagree: there should be none, ever."""
    rows = await fenced(
        """
        SELECT b.id AS booking_id, b.paid_cents, coalesce(p.cents, 0)::bigint AS entries_cents, coalesce(e.cents,
        0)::bigint AS events_cents FROM core.bookings b LEFT JOIN LATERAL ( SELECT sum(amount_cents) AS cents FROM
        core.payments WHERE station = b.station AND booking = b.id AND kind IN ('booking', 'refund')) p ON true LEFT
        JOIN LATERAL ( SELECT sum(CASE name WHEN 'bookings.booking.paid' THEN 1 ELSE -1 END *
        (facts->>'amount_cents')::bigint) AS cents FROM system.domain_events WHERE stream = 'booking' AND stream_id =
        b.id AND name IN ('bookings.booking.paid', 'bookings.booking.payment_taken_back')) e ON true WHERE b.station =
        ANY({stations}) AND (b.paid_cents <> coalesce(p.cents, 0) OR b.paid_cents <> coalesce(e.cents, 0))
        """
    )
    return [Difference(**row) for row in rows]
