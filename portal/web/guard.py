"""What a URL needs is written beside it, and checked here: the one guard of the staff's pages."""

from typing import Any, Final

from litestar import Litestar
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from portal.domain.access import Action, Person
from portal.web.scope import visit_of

STAFF: Final = "/{slug:str}"
# Pages that ask for no permission, each with its reason; everything else is under a station.
PUBLIC: Final = {
    "/": "shows customers whom they found, and leads staff to their start page",
    "/login": "how one becomes somebody",
    "/logout": "anybody may stop being somebody",
    "/robots.txt": "says what search engines may list",
    "/health": "asked by whatever keeps the portal running",
    "/brand": "colors of a business, which customers see too",
    "/static": "the same files for everybody",
    "/admin": "has a guard of its own, for super admins",
    "/businesses": "has a guard of its own, for super admins",
    "/pictures": "logos of businesses, which customers see too",
    "/b": "a customer's own booking, behind a signed link",
    "/w": "somebody who waits for a date, behind a signed link",
    "/my-link": "sends the link to a booking to the address that it has",
    "/c": "a chef's own day, behind a signed link",
    "/feeds": "a calendar for other programs, behind a token",
    "/q": "where a printed code leads",
    "/dev": "only there in demo and test mode",
}


class UndeclaredRoute(RuntimeError):
    """A route says neither what it needs nor that it is public."""


def needs(action: Action) -> dict[str, Any]:
    """Say what a handler needs, as its `opt`."""
    return {"needs": action}


async def permitted(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let a person through who may do what the handler needs at a station of the URL; refuse what declares nothing.

    Raises:
        PermissionDeniedException: they work there but may not do this.

    """
    there = visit_of(connection.scope)
    action: Action | None = handler.opt.get("needs")
    if there is None or action is None or not there.may(action):
        raise PermissionDeniedException


async def administers(connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
    """Let super admins through: the platform is administered by a grant that names no station.

    Raises:
        PermissionDeniedException: they are logged in, and no super admin.
        NotAuthorizedException: nobody is logged in.

    """
    person: Person | None = connection.scope.get("user")
    if person is None:
        raise NotAuthorizedException
    if not person.may_everywhere(Action.ADMINISTER_PLATFORM):
        raise PermissionDeniedException


def check_routes(app: Litestar) -> None:
    """Stop the start when a handler forgot to say what it needs.

    Raises:
        UndeclaredRoute: naming it.

    """
    for route in app.routes:
        first = "/" + route.path.split("/")[1]
        if first in PUBLIC:
            continue
        for handler in getattr(route, "route_handlers", [getattr(route, "route_handler", None)]):
            is_options = getattr(handler, "http_methods", set()) == {"OPTIONS"}
            if is_options or (first == STAFF and handler.opt.get("open")):
                continue
            if first != STAFF or permitted not in handler.resolve_guards() or "needs" not in handler.opt:
                raise UndeclaredRoute(f"{route.path} needs opt=needs(Action...) and a place in the staff router.")
