"""Open a business: a caterer of its own, under its own name."""

import asyncpg

from portal.domain.events import record
from portal.domain.stations.details import NewBusiness, checked_name, checked_prefix
from portal.domain.stations.events import BusinessOpened
from portal.domain.stations.slugs import SlugUnusable, check_slug, slug_of
from tables import scope
from tables.stations import Business
from tables.unit_of_work import atomic, savepoint


@atomic
async def open_business(details: NewBusiness) -> Business:
    """Open a business without stations; nobody but super admins, who are in the scope of everything, has a role in it.

    Raises:
        BusinessUnusable: its name or the letters of its references cannot be.
        SlugUnusable: its address cannot be, or another business has it.

    """
    name, prefix = checked_name(details.name), checked_prefix(details.reference_prefix)
    slug = details.slug.strip().lower() or slug_of(name)
    check_slug(slug)
    business = Business(name=name, slug=slug, reference_prefix=prefix)
    try:
        async with savepoint():
            await business.save()
    except asyncpg.UniqueViolationError as error:
        raise SlugUnusable(f"Another business has the address “{slug}”.", field="slug") from error
    with scope.business(business.id):
        await record(BusinessOpened(stream_id=business.id))
    return business
