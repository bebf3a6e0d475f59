"""Bookings that a memo names beyond the stations of the page, and how this person gets further with them."""

from collections.abc import Iterator

import msgspec

from portal.domain.access import Action
from portal.domain.matching import Detail
from portal.web.places import here
from portal.web.scope import slug_of_all
from portal.web.session import StaffRequest


class Beyond(msgspec.Struct, frozen=True):
    """Where a named booking is decided about: at `href`, or by somebody at its station, who is called."""

    reference: str
    station_name: str
    phone: str
    href: str | None


def beyond(request: StaffRequest, detail: Detail) -> Iterator[Beyond]:
    """Yield the bookings named that nobody can decide about on this page."""
    there, person = here(request), request.user
    decided_here = there.allowing(Action.MATCH_PAYMENTS)
    for named in detail.elsewhere:
        if named.station in decided_here:
            continue
        may_decide = person.may(Action.MATCH_PAYMENTS, [named.station, *detail.stations])
        href = f"/{slug_of_all(person, there.brand)}/queue/{detail.id}" if may_decide else None
        yield Beyond(named.reference, named.station_name, named.phone, href)
