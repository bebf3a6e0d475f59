"""How often staff did what the matching would have done: what makes switching a source to automatic a reasoned step."""

from datetime import timedelta
from typing import Final
from uuid import UUID

import msgspec

from portal import clock
from portal.text import plural
from tables.matching import MatchingMode
from tables.sql import fenced

LOOKED_BACK: Final = timedelta(days=90)

# What the matching would have done with a mail is what it did, where that was undone, else what it was sure of. Staff
# agreed when their last decision gives all of the money to that very booking.
_AGREEMENT: Final = """
WITH recent AS (
  SELECT id, provider, state, would_match, stations FROM payment.payment_notifications
  WHERE business = {business} AND stations && {stations} AND deleted_at IS NULL
    AND sent_at > $1 AND kind = 'incoming_payment' AND is_trusted
), judged AS (
  SELECT recent.id, recent.provider, coalesce(
    (SELECT (d.bookings->>0)::uuid FROM payment.payment_decisions d
     WHERE d.notification = recent.id AND d.is_automatic
       AND EXISTS (SELECT FROM payment.payment_decisions u WHERE u.undoes = d.id)
     ORDER BY d.id DESC LIMIT 1), recent.would_match) AS booking
  FROM recent WHERE recent.state <> 'waiting'
), told AS (
  SELECT b.station, judged.provider, count(*) AS decided,
    count(*) FILTER (WHERE last.kind = 'match' AND last.bookings = jsonb_build_array(judged.booking)) AS agreed
  FROM judged JOIN core.bookings b ON b.id = judged.booking AND b.station = ANY({stations})
  JOIN LATERAL (SELECT kind, bookings, is_automatic FROM payment.payment_decisions
                WHERE notification = judged.id ORDER BY id DESC LIMIT 1) last ON NOT last.is_automatic
  GROUP BY b.station, judged.provider
), sources AS (
  SELECT DISTINCT station, provider FROM recent, unnest(recent.stations) station WHERE station = ANY({stations})
  UNION
  SELECT station, provider FROM payment.source_modes WHERE station = ANY({stations}) AND deleted_at IS NULL
)
SELECT station, provider, coalesce(m.mode, 'shadow') AS mode, coalesce(m.reason, '') AS reason,
  coalesce(told.decided, 0) AS decided, coalesce(told.agreed, 0) AS agreed
FROM sources
LEFT JOIN (SELECT * FROM payment.source_modes WHERE deleted_at IS NULL) m USING (station, provider)
LEFT JOIN told USING (station, provider)
ORDER BY station, provider
"""


class SourceAgreement(msgspec.Struct, frozen=True):
    """One source (provider) at one station: its mode, who or what set it, and how often staff agreed in 90 days."""

    station: UUID
    provider: str
    mode: MatchingMode
    reason: str
    decided: int
    agreed: int

    @property
    def sentence(self) -> str:
        """Say what the figures mean."""
        if not self.decided:
            return "Nothing to compare yet: staff have decided none of the payments that it was sure of."
        return f"Of {plural(self.decided, 'decision')} it would have made in 90 days, staff agreed with {self.agreed}."


async def agreement() -> list[SourceAgreement]:
    """Return every source whose payment mails came to stations in scope lately, or whose mode was set there."""
    rows = await fenced(_AGREEMENT, clock.now() - LOOKED_BACK)
    return msgspec.convert(rows, list[SourceAgreement])
