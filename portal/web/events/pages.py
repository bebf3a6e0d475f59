"""Which page each kind of event leads to, and what it takes to open it: found among the routes at the start."""

import re
from typing import Final

from litestar import Litestar

from portal.domain.access import Action
from portal.web.events.registry import PRESENTATIONS
from portal.web.guard import STAFF

_FACT: Final = re.compile(r"\{[^}]*\}")


class NoSuchPage(RuntimeError):
    """An event leads to a page that is not there."""


def pages_of(app: Litestar) -> dict[str, Action]:
    """Return what the pages need that events lead to, by their path after the station, with `{}` for each fact.

    Raises:
        NoSuchPage: naming the event and its page.

    """
    staff = {
        _FACT.sub("{}", route.path.removeprefix(STAFF)): handler.opt["needs"]
        for route in app.routes
        if route.path.startswith(STAFF)
        for handler in getattr(route, "route_handlers", ())
        if "GET" in handler.http_methods and "needs" in handler.opt
    }
    wanted = {row.page: row for row in PRESENTATIONS.values()}
    for page, row in wanted.items():
        if page not in staff:
            raise NoSuchPage(f"{row.event.name} leads to {row.link}, which is no page of staff.")
    return {page: staff[page] for page in wanted}
