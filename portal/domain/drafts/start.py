"""Begin a booking's draft with its place, its size and its time."""

from datetime import datetime
from uuid import UUID

from portal import clock
from portal.domain import catalog
from portal.domain.drafts.chosen_time import chosen_time
from portal.domain.drafts.draft import PRICE_VALID_FOR, Answers, Draft, draft_of, written
from portal.domain.quotes import Guests
from tables.drafts import BookingDraft
from tables.unit_of_work import atomic


@atomic
async def start(*, postal_code: str, guests: Guests, starts_at: datetime, qr_code: UUID | None = None) -> Draft:
    """Keep what was chosen first, with the rates of now, which hold for two days.

    Raises:
        SlotTaken: no party of that size can begin then.

    """
    answers = Answers(postal_code=postal_code, guests=guests)
    answers = await chosen_time(answers, starts_at)
    row = BookingDraft(
        answers=written(answers),
        rates=(await catalog.rates()).written(),
        expires_at=clock.now() + PRICE_VALID_FOR,
        qr_code=qr_code,
    )
    await row.save()
    return draft_of(row)
