"""Add or change an offer."""

from typing import Final
from uuid import UUID

import asyncpg

from portal.domain.catalog.details import OfferDetails, OutOfBounds, check_offer
from portal.domain.catalog.events import OfferSet
from portal.domain.events import record
from portal.domain.stations import check_ahead
from tables.catalog import SeasonalOffer
from tables.scope import stations, the_station
from tables.unit_of_work import atomic, savepoint

_ENDS: Final = ("booked_until_date", "event_until_date")


@atomic
async def set_offer(details: OfferDetails, offer_id: UUID | None = None) -> SeasonalOffer:
    """Add an offer, or change (or switch) one; who was quoted with it keeps it.

    Raises:
        OutOfBounds: it cannot be, or its code belongs to another offer.
        DatePassed: nobody could have it any more. One that has ended may be changed otherwise.

    """
    code = check_offer(details)
    offer = await SeasonalOffer.one(offer_id, lock=True) if offer_id else SeasonalOffer(name="", percent_basis_points=0)
    with stations(offer.station if offer_id else the_station()):
        new = {name: day for name in _ENDS if (day := getattr(details, name)) != getattr(offer, name)}
        await check_ahead(**new)
        for name in OfferDetails.__struct_fields__:
            setattr(offer, name, getattr(details, name))
        offer.code = code
        try:
            async with savepoint():
                await offer.save()
        except asyncpg.UniqueViolationError as error:
            raise OutOfBounds(f"Another offer has the code {code}.", field="code") from error
        await record(OfferSet(stream_id=offer.id, is_active=offer.is_active))
    return offer
