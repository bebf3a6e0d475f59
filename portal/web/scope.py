"""Put every staff request in the scope of the station that its URL names: the one door by which requests enter a scope.

`/riverside/...` is one station, `/all/...` every station that the person has. Somebody with several businesses reads
`/all-<business>/...`, because a scope is of one business. There the scope is narrowed to the stations where what the
URL needs is granted.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
from litestar.exceptions import NotAuthorizedException, NotFoundException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Send
from litestar.types import Scope as Connection

from portal.domain.access import Action, Brand, Person, StationAccess
from portal.domain.stations import ALL
from tables.scope import Scope, scoped


class RequestScope(msgspec.Struct, frozen=True):
    """The stations that a request is about, and what its person may do there."""

    slug: str
    label: str
    brand: Brand
    places: tuple[StationAccess, ...]

    def may(self, action: Action, stations: Iterable[UUID] | None = None) -> bool:
        """Say whether an action is allowed at one of the stations at least; with `stations`, at one of these of them.

        What a page offers for one thing is asked of the stations of that thing: a person may look at more than they
        may change.
        """
        allowing = self.allowing(action)
        return bool(allowing if stations is None else allowing.intersection(stations))

    def allowing(self, action: Action | None) -> frozenset[UUID]:
        """Return the stations where an action is allowed."""
        return frozenset(place.id for place in self.places if action is None or action in place.actions)


def visit(person: Person, slug: str) -> RequestScope | None:
    """Return what a slug names for this person; None for a station that is not theirs or does not exist."""
    if slug == ALL or slug.startswith(f"{ALL}-"):
        return _all(person, slug)
    place = next((place for place in person.stations if place.slug == slug), None)
    return RequestScope(slug, place.name, place.business, (place,)) if place else None


def slug_of_all(person: Person, brand: Brand) -> str:
    """Return the slug that names all stations of a business that a person has."""
    return ALL if len(person.businesses) == 1 else f"{ALL}-{brand.slug}"


def visit_of(connection: Connection) -> RequestScope | None:
    """Return the visit of a request under way."""
    return connection["state"].get("visit")


class StationScope(ASGIMiddleware):
    """Enter the scope of the station in the URL, or find nothing there."""

    async def handle(self, scope: Connection, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the request in its scope."""
        person: Person | None = scope.get("user")
        if person is None:
            raise NotAuthorizedException
        there = visit(person, scope["path_params"]["slug"])
        if there is None:
            raise NotFoundException
        scope["state"]["visit"] = there
        with scoped(_scope(there, _needed(scope), person)):
            await next_app(scope, receive, send)


def _all(person: Person, slug: str) -> RequestScope | None:
    brands = person.businesses
    named = slug.removeprefix(ALL).removeprefix("-")
    brand = next((b for b in brands if b.slug == named), None) if named else brands[0] if len(brands) == 1 else None
    if brand is None:
        return None
    return RequestScope(slug, "All stations", brand, tuple(p for p in person.stations if p.business == brand))


def _needed(connection: Connection) -> Action | None:
    handler: Any = connection["route_handler"]
    action: Action | None = handler.opt.get("needs")
    return action


def _scope(there: RequestScope, needed: Action | None, person: Person) -> Scope:
    """Leave the guard to refuse where the action is allowed nowhere: then the scope has no station at all."""
    return Scope(there.brand.id, there.allowing(needed), actor=f"user:{person.id}")
