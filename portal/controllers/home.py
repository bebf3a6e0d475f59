"""The addresses without a page of their own: where a person begins."""

from litestar import Request, get
from litestar.exceptions import NotAuthorizedException
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from portal.domain.access import Action, Person
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.scope import visit, visit_of
from portal.web.session import StaffRequest
from portal.web.shell import start_of


@get("/")
async def home(request: Request[Person | None, None, dict[str, object]]) -> Page | Redirect:  # type: ignore[type-var]
    """Lead to the start page of the person's first station."""
    person = request.user
    if person is None:
        raise NotAuthorizedException
    if not person.stations:
        return Page(
            "access/nowhere.html", person=person, may_administer=person.may_everywhere(Action.ADMINISTER_PLATFORM)
        )
    first = visit(person, person.stations[0].slug)
    assert first is not None  # noqa: S101 - it is one of theirs
    return Redirect(start_of(request.app.state.rail, first), status_code=HTTP_303_SEE_OTHER)


@get("/", opt=needs(Action.USE_PORTAL))
async def station_home(request: StaffRequest) -> Redirect:
    """Lead to the start page of the station in the URL."""
    here = visit_of(request.scope)
    assert here is not None  # noqa: S101 - the staff router found it
    return Redirect(start_of(request.app.state.rail, here), status_code=HTTP_303_SEE_OTHER)
