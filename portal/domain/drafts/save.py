"""Keep what a customer has typed on one of the pages."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from portal.domain.drafts.draft import ANSWERS, Draft, draft_of, put
from tables.drafts import BookingDraft
from tables.unit_of_work import atomic


@atomic
async def save(draft_id: UUID, facts: Mapping[str, Any]) -> Draft:
    """Put these answers in the place of those before; what became a booking stays as it was booked."""
    row = await BookingDraft.one(draft_id, lock=True)
    draft = draft_of(row)
    if draft.booking:
        return draft
    put(row, msgspec.structs.replace(draft.answers, **facts))
    await row.save(ANSWERS)
    return draft_of(row)
