"""Go on with a draft."""

from uuid import UUID

from portal.domain.drafts.draft import Draft, draft_of
from portal.domain.drafts.renew import has_lapsed, renew
from tables.drafts import BookingDraft


async def resume(draft_id: UUID) -> Draft:
    """Return a draft; one whose price has lapsed takes the rates of now, and says so."""
    row = await BookingDraft.one(draft_id)
    return await renew(draft_id) if has_lapsed(row) else draft_of(row)
