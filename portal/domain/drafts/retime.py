"""Choose another time for a draft."""

from datetime import datetime
from uuid import UUID

from portal.domain.drafts.chosen_time import chosen_time
from portal.domain.drafts.draft import ANSWERS, Draft, draft_of, put
from tables.drafts import BookingDraft
from tables.unit_of_work import atomic


@atomic
async def retime(draft_id: UUID, starts_at: datetime) -> Draft:
    """Move a draft to another time; its rates stay, the tiers are those of the new date. A booked one stays.

    Raises:
        SlotTaken: no party of that size can begin then.

    """
    row = await BookingDraft.one(draft_id, lock=True)
    draft = draft_of(row)
    if draft.booking:
        return draft
    put(row, await chosen_time(draft.answers, starts_at))
    await row.save(ANSWERS)
    return draft_of(row)
