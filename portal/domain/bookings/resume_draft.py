"""Go on with a draft."""

from uuid import UUID

import msgspec

from portal import clock
from portal.domain import catalog
from portal.domain.bookings.chosen_time import as_of_today
from portal.domain.bookings.draft import KEPT, Draft, draft_of, written
from tables.bookings import BookingDraft
from tables.unit_of_work import atomic


@atomic
async def resume_draft(draft_id: UUID) -> Draft:
    """Return a draft; one whose price has lapsed takes the rates of now, and says so.

    What is not offered any more is then left out of its menu.
    """
    row = await BookingDraft.one(draft_id)
    if row.booking or row.expires_at > clock.now():
        return draft_of(row)
    row = await BookingDraft.one(draft_id, lock=True)
    rates = await catalog.rates()
    answers = await as_of_today(draft_of(row).answers)
    menu = {product: count for product, count in answers.menu.items() if rates.item(product)}
    row.rates = rates.written()
    row.answers = written(msgspec.structs.replace(answers, menu=menu, policy_version=None))
    row.expires_at = clock.now() + KEPT
    await row.save([BookingDraft.rates, BookingDraft.answers, BookingDraft.expires_at])
    return draft_of(row, is_renewed=True)
