"""Change how a business is called, looks, and writes."""

from typing import Final

from portal.domain.events import record
from portal.domain.stations.accent import accent_of
from portal.domain.stations.details import BusinessDetails, checked
from portal.domain.stations.events import BusinessChanged
from tables.scope import the_business
from tables.stations import Business
from tables.unit_of_work import atomic

_AS_SAID: Final = ("name", "sender_name", "sender_email", "dkim_selector", "phone", "postal_address", "legal_footer")


@atomic
async def change_business(details: BusinessDetails) -> Business:
    """Change the business in scope; of its color the hue and strength are kept, how light it is, is ours.

    Raises:
        BusinessUnusable: with its field.
        ColorUnusable: the accent is no color.
        NotAnAddress: the sender or the phone is none.

    """
    said, accent = checked(details), accent_of(details.accent)
    business = await Business.one(the_business(), lock=True)
    for name in _AS_SAID:
        setattr(business, name, getattr(said, name))
    business.brand_hue, business.brand_chroma_thousandths = accent.hue, accent.chroma
    await business.save()
    await record(BusinessChanged(stream_id=business.id))
    return business
