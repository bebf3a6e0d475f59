"""In whose name somebody of the staff is written to: the business that they work for."""

from uuid import UUID

import msgspec

from tables.access import Grant, User
from tables.stations import Business, Station


class Letterhead(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the staff, and who writes to them; without a business it is the portal itself."""

    name: str
    email: str
    business: Business | None

    @property
    def first_name(self) -> str:
        """Return how to greet them."""
        return self.name.split(maxsplit=1)[0] if self.name.strip() else ""


async def letterhead(user: User) -> Letterhead:
    """Return how to write to somebody: for their business, if they work for exactly one."""
    rows = await Grant.select(Grant.business, Grant.station).where(Grant.user == user.id)
    businesses: set[UUID] = {row["business"] for row in rows if row["business"]}
    if places := [row["station"] for row in rows if row["station"]]:
        found = await Station.select(Station.business).where(Station.id.is_in(places))
        businesses |= {row["business"] for row in found}
    business = await Business.one(next(iter(businesses))) if len(businesses) == 1 else None
    return Letterhead(name=user.name, email=user.email, business=business)
