"""End the work of those whose last day is over."""

from datetime import timedelta
from typing import Final

from portal import clock
from portal.domain.chefs.end import end
from portal.domain.chefs.in_the_way import parties_ahead
from portal.domain.chefs.zone_of import zone_of
from tables.chefs import Chef

_UNTIL_NOON: Final = timedelta(hours=12)  # a party of the last day goes on past midnight, and its chef reads their link


async def end_due() -> int:
    """End the work of the chefs in scope for whom it is noon after their last day; return how many these were.

    Parties that still count on them are conflicts already: whoever set the day was told of them.
    """
    leaving = await Chef.objects().where(Chef.is_active.eq(value=True) & Chef.last_date.is_not_null())
    due = [
        chef for chef in leaving if (clock.now() - _UNTIL_NOON).astimezone(await zone_of(chef)).date() > chef.last_date
    ]
    for chef in due:
        await end(chef.id, known=[party.booking for party in await parties_ahead(chef.id)])
    return len(due)
