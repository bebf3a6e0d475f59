"""Prove that bookings, received money and customers' credit have what their entries, and the event log, say."""

from typing import Final
from uuid import UUID

import msgspec

from tables.sql import fenced

# what a row has of each kind of money beside what its entries come to; a refund makes smaller what it was taken from
_BOOKINGS: Final = """
SELECT b.id, sums.what, sums.kept_cents, sums.entries_cents FROM core.bookings b
LEFT JOIN LATERAL (
  SELECT sum(amount_cents) FILTER (WHERE kind = 'booking' OR kind = 'refund' AND taken_from = 'booking') AS price,
    sum(amount_cents) FILTER (WHERE kind = 'gratuity' OR kind = 'refund' AND taken_from = 'gratuity') AS gratuity,
    -sum(amount_cents) FILTER (WHERE kind = 'refund') AS refunded
  FROM core.payments WHERE station = b.station AND booking = b.id) p ON true
LEFT JOIN LATERAL (
  SELECT sum(CASE name WHEN 'bookings.booking.paid' THEN 1 ELSE -1 END * (facts->>'amount_cents')::bigint) AS cents
  FROM system.domain_events WHERE stream = 'booking' AND stream_id = b.id
    AND name IN ('bookings.booking.paid', 'bookings.booking.payment_taken_back')) e ON true
CROSS JOIN LATERAL (VALUES
  ('paid', b.paid_cents, coalesce(p.price, 0)::bigint),
  ('events', b.paid_cents, coalesce(e.cents, 0)::bigint),
  ('gratuity', b.gratuity_cents, coalesce(p.gratuity, 0)::bigint),
  ('refunded', b.refunded_cents, coalesce(p.refunded, 0)::bigint)) AS sums (what, kept_cents, entries_cents)
WHERE b.station = ANY({stations}) AND sums.kept_cents <> sums.entries_cents
"""
_RECEIVED: Final = """
SELECT r.id, sums.what, sums.kept_cents, sums.entries_cents FROM payment.catering_payments r
LEFT JOIN LATERAL (
  SELECT sum(amount_cents) FILTER (WHERE kind <> 'refund') AS given,
    -sum(amount_cents) FILTER (WHERE kind = 'refund') AS refunded
  FROM core.payments WHERE received = r.id) p ON true
CROSS JOIN LATERAL (VALUES
  ('allocated', r.allocated_cents, coalesce(p.given, 0)::bigint),
  ('refunded of it', r.refunded_cents, coalesce(p.refunded, 0)::bigint)) AS sums (what, kept_cents, entries_cents)
WHERE r.business = {business} AND r.stations <@ {stations} AND sums.kept_cents <> sums.entries_cents
"""
_BELOW_NOTHING: Final = """
SELECT p.received AS id, 'below nothing' AS what, 0::bigint AS kept_cents, sum(p.amount_cents)::bigint AS entries_cents
FROM core.payments p WHERE p.station = ANY({stations})
GROUP BY p.received, p.booking, CASE WHEN p.booking IS NULL THEN p.customer END,
  CASE p.kind WHEN 'refund' THEN p.taken_from ELSE p.kind END
HAVING sum(p.amount_cents) < 0
"""


class Difference(msgspec.Struct, frozen=True):
    """A booking or received payment of which `what` does not follow from its entries or its events; cents."""

    id: UUID
    what: str
    kept_cents: int
    entries_cents: int


async def reconcile_ledger() -> list[Difference]:
    """Return what disagrees in scope, or was taken out of an account that did not have it: nothing should, ever."""
    rows = [row for sql in (_BOOKINGS, _RECEIVED, _BELOW_NOTHING) for row in await fenced(sql)]
    return msgspec.convert(rows, list[Difference])
