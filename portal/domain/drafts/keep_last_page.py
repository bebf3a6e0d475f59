"""Keep what the last page of a booking says, and say whether it comes too late: one statement, which opens nothing."""

from typing import Final
from uuid import UUID

from portal.domain.availability import AT_HAND
from portal.domain.drafts.draft import LastPage, written
from portal.domain.quotes import Seen
from tables.drafts import BookingDraft
from tables.sql import fenced

_KEEP: Final = f"""
WITH kept AS (
  UPDATE core.booking_drafts draft SET last_page = $2
  WHERE draft.id = $1 AND draft.station = ANY({{stations}}) AND draft.booking IS NULL AND draft.deleted_at IS NULL
  RETURNING draft.station)
SELECT ({AT_HAND}) < greatest(1, ceil($4::numeric / busy.guests_per_chef)) AS is_too_late
FROM (
  SELECT policy.guests_per_chef, $3::timestamptz - make_interval(mins => policy.setup_minutes) AS from_at,
    $3::timestamptz + make_interval(mins => policy.service_minutes + policy.cleanup_minutes) AS until_at
  FROM kept JOIN knowledge.policies policy ON policy.station = kept.station
  ORDER BY policy.version DESC LIMIT 1) busy
"""  # noqa: S608 - words of our own


async def keep_last_page(draft_id: UUID, said: LastPage, seen: Seen) -> bool:
    """Keep it, and return whether every chef is at another party by now at the time that the page showed.

    Most of a crowd learns here that it is too late. What became a booking stays as it was booked, and is not too late.
    """
    sealed = BookingDraft.last_page.seal(written(said), draft_id)
    rows = await fenced(_KEEP, draft_id, sealed, seen.starts_at, seen.guests)
    return bool(rows and rows[0]["is_too_late"])
