"""Price a draft anew."""

from uuid import UUID

import msgspec

from portal import clock
from portal.domain import catalog
from portal.domain.drafts.chosen_time import as_of_today
from portal.domain.drafts.draft import ANSWERS, PRICE_VALID_FOR, Draft, draft_of, put
from tables.drafts import BookingDraft
from tables.unit_of_work import atomic


@atomic
async def renew(draft_id: UUID) -> Draft:
    """Give a draft whose price has lapsed the rates of now; what is not offered any more is left out of its menu."""
    row = await BookingDraft.one(draft_id, lock=True)
    if not has_lapsed(row):
        return draft_of(row)
    rates = await catalog.rates()
    answers = await as_of_today(draft_of(row).answers)
    menu = {product: count for product, count in answers.menu.items() if rates.item(product)}
    put(row, msgspec.structs.replace(answers, menu=menu, policy_version=None))
    row.rates = rates.written()
    row.expires_at = clock.now() + PRICE_VALID_FOR
    await row.save([*ANSWERS, BookingDraft.rates, BookingDraft.expires_at])
    return draft_of(row, is_renewed=True)


def has_lapsed(row: BookingDraft) -> bool:
    """Say whether the price that a draft keeps holds no more."""
    lapsed: bool = row.booking is None and row.expires_at <= clock.now()
    return lapsed
