"""Take a draft to another station of the business, which serves its address."""

from uuid import UUID

import msgspec

from portal import clock
from portal.domain import catalog
from portal.domain.catalog import Rates
from portal.domain.drafts.draft import PRICE_VALID_FOR, Answers, Draft, draft_of, written
from tables.drafts import BookingDraft
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def transfer(draft_id: UUID, station_id: UUID, *, postal_code: str) -> Draft:
    """Begin a draft at the other station with all that was typed; only its date and time are to be chosen anew.

    The menu comes along by its names. Both stations are in scope.
    """
    old = draft_of(await BookingDraft.one(draft_id))
    with stations(station_id):
        rates = await catalog.rates()
        row = BookingDraft(
            answers=written(_there(old, rates, postal_code)),
            rates=rates.written(),
            expires_at=clock.now() + PRICE_VALID_FOR,
        )
        await row.save()
    return draft_of(row)


def _there(old: Draft, rates: Rates, postal_code: str) -> Answers:
    offered = {item.name: item.id for item in rates.items if item.guest_kind is None}
    names = {item.id: item.name for item in old.rates.items}
    menu = {
        offered[names[product]]: count for product, count in old.answers.menu.items() if names.get(product) in offered
    }
    return msgspec.structs.replace(
        old.answers,
        postal_code=postal_code,
        city="",
        menu=menu,
        starts_at=None,
        event_date=None,
        policy_version=None,
    )
