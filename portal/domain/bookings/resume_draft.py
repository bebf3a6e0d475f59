"""Go on with a draft."""

from uuid import UUID

from portal.domain.bookings.draft import Draft, draft_of
from portal.domain.bookings.renew_draft import has_lapsed, renew_draft
from tables.bookings import BookingDraft


async def resume_draft(draft_id: UUID) -> Draft:
    """Return a draft; one whose price has lapsed takes the rates of now, and says so."""
    row = await BookingDraft.one(draft_id)
    return await renew_draft(draft_id) if has_lapsed(row) else draft_of(row)
