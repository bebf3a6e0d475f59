"""Which offers hold at the same time. Pure."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from uuid import UUID

from portal.domain.catalog.listing import OfferLine


def overlapping(offers: Sequence[OfferLine]) -> dict[UUID, list[str]]:
    """Return, for each offer that is on, the names of the others that some party could have just as well."""
    found: dict[UUID, list[str]] = {}
    for one, other in combinations([offer for offer in offers if offer.details.is_active], 2):
        a, b = one.details, other.details
        is_booked_at_once = _meet((a.booked_from_date, a.booked_until_date), (b.booked_from_date, b.booked_until_date))
        if is_booked_at_once and _meet(
            (a.event_from_date, a.event_until_date), (b.event_from_date, b.event_until_date)
        ):
            found.setdefault(one.id, []).append(b.name)
            found.setdefault(other.id, []).append(a.name)
    return found


def _meet(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Say whether two stretches of days have one in common; None leaves that end open."""
    first = max(one[0] or date.min, other[0] or date.min)
    return first <= min(one[1] or date.max, other[1] or date.max)
