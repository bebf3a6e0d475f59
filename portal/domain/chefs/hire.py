"""Take a chef on."""

from collections.abc import Sequence

from portal.domain.chefs.details import ChefDetails, columns
from portal.domain.chefs.events import ChefHired
from portal.domain.chefs.set_hours import set_hours
from portal.domain.chefs.times import WeekHours
from portal.domain.events import record
from tables.chefs import Chef
from tables.unit_of_work import atomic


@atomic
async def hire(details: ChefDetails, *, hours: Sequence[WeekHours] = ()) -> Chef:
    """Take a chef on at the station in scope, with their weekly hours.

    Raises:
        NotAChef: the details cannot be right.
        NotAnAddress: the phone or e-mail is none.
        NotAWeek: the hours cannot be right.

    """
    chef = Chef(**columns(details))
    await chef.save()
    await record(ChefHired(stream_id=chef.id))
    if hours:
        await set_hours(chef.id, hours)
    return chef
