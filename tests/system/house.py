"""A business with two stations, of which the first one's payments come to a mailbox."""

from typing import NamedTuple
from uuid import UUID

from portal.domain import system
from tables.scope import Scope, scoped
from tables.stations import Business, Station
from tables.system import Mailbox, MailboxAuth

ADDRESS = "riverside@example.com"
DETAILS = system.MailboxDetails(address=ADDRESS, auth=MailboxAuth.LOCAL)


class House(NamedTuple):
    """The business, its stations, and the scope of who may see both."""

    business: UUID
    riverside: UUID
    hilltop: UUID

    @property
    def scope(self) -> Scope:
        """Return the scope of both stations."""
        return self.at(self.riverside, self.hilltop)

    def at(self, *stations: UUID) -> Scope:
        """Return the scope of some stations."""
        return Scope(self.business, frozenset(stations))


async def build(slug: str = "myhibachi") -> House:
    """Make the business and its stations."""
    business = Business(name=slug.title(), slug=slug)
    await business.save()
    with scoped(Scope(business.id, frozenset())):
        riverside = Station(name="Riverside", slug=f"{slug}-riverside")
        hilltop = Station(name="Hilltop", slug=f"{slug}-hilltop")
        await riverside.save()
        await hilltop.save()
    return House(business.id, riverside.id, hilltop.id)


async def open_mailbox(house: House) -> Mailbox:
    """Open Riverside's mailbox."""
    with scoped(house.scope):
        return await system.open_mailbox(DETAILS, stations=[house.riverside])
