"""The addresses without a word: where a person of the staff begins, and where everybody else sees whom they found."""

from typing import Any, Final

from litestar import Request, get
from litestar.exceptions import NotAuthorizedException, NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from portal.domain import catalog, stations
from portal.domain.access import Action, Person
from portal.domain.stations import ALL, Front
from portal.web.page import Page
from portal.web.public import PublicPlatform, site_of
from portal.web.scope import RequestScope, visit
from portal.web.shell import start_of
from tables import scope

AnyRequest = Request[Any, Any, Any]
LONGEST_ZIP: Final = 10


@get("/", middleware=[PublicPlatform()])
async def home(request: AnyRequest, zip: FromQuery[str] = "") -> Page | Redirect:  # noqa: A002 - as it stands in the address
    """Lead a person to their first station; show everybody else the business, or those that there are."""
    if request.user is not None:
        return _begin(request, request.user)
    fronts = await stations.fronts()
    if not fronts:
        raise NotAuthorizedException  # nobody has set anything up: whoever comes is about to
    if len(fronts) > 1:
        return Page("start/businesses.html", fronts=fronts)
    return await _business(request, fronts[0], zip.strip()[:LONGEST_ZIP])


@get(
    "/{slug:str}",
    opt={"open": "customers see whom they found, and begin; staff are led to their pages"},
    middleware=[PublicPlatform()],
)
async def station_home(request: AnyRequest, slug: FromPath[str]) -> Page | Redirect:
    """Lead whoever works there to their pages; show everybody else the station."""
    person: Person | None = request.user
    if person is not None and (there := visit(person, slug)) is not None:
        return _to_pages(request, there)
    station = await stations.station_by_slug(slug)
    if station is None:
        raise NotAuthorizedException if person is None and slug.partition("-")[0] == ALL else NotFoundException
    request.scope["state"]["open_station"] = station
    (front,) = [each for each in await stations.fronts() if each.id == station.business]
    others = [each for each in front.stations if each.slug != slug]
    return Page("start/station.html", station=station, others=others)


def _begin(request: AnyRequest, person: Person) -> Page | Redirect:
    may_administer = person.may_everywhere(Action.ADMINISTER_PLATFORM)
    if not person.stations:
        if may_administer:
            return Redirect("/businesses", status_code=HTTP_303_SEE_OTHER)
        return Page("access/nowhere.html", person=person)
    first = visit(person, person.stations[0].slug)
    assert first is not None  # noqa: S101 - it is one of theirs
    return _to_pages(request, first)


def _to_pages(request: AnyRequest, there: RequestScope) -> Redirect:
    return Redirect(start_of(request.app.state.nav_entries, there), status_code=HTTP_303_SEE_OTHER)


async def _business(request: AnyRequest, front: Front, typed: str) -> Page | Redirect:
    """Show the business; a ZIP code that one of its stations serves leads on."""
    trouble = ""
    if typed and catalog.zip_location(typed) is None:
        trouble = "We don’t know this ZIP code. Enter its five digits."
    elif typed:
        with scope.business(front.id):
            served = await catalog.serving(typed)
        if served:
            return Redirect(f"/{served[0].slug}/book?zip={typed}", status_code=HTTP_303_SEE_OTHER)
        trouble = f"Our chefs don’t travel to {typed} yet."
    return Page(
        "start/business.html",
        status=422 if trouble else 200,
        site=site_of(request, front),
        front=front,
        zip=typed,
        trouble=trouble,
    )
