"""What the command palette finds: bookings, customers and leads."""

from litestar import get
from litestar.params import FromQuery

from portal.domain import bookings, customers, leads
from portal.domain.access import Action
from portal.domain.leads import LeadLine, Show
from portal.web.audit import looks_at
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.places import base, clocks, station_names, zones
from portal.web.session import StaffRequest

FOUND_AT_MOST = 6


@get("/search", opt=needs(Action.SEE_BOOKINGS) | looks_at("search"))
async def search(request: StaffRequest, q: FromQuery[str] = "") -> Page:
    """Find by reference, name (give or take a letter), e-mail or phone."""
    may_see_people = request.user.may(Action.SEE_CUSTOMERS, [*zones(request)])
    return Page(
        "search/index.html",
        block="found",
        base=base(request),
        clocks=clocks(request),
        stations=station_names(request),
        q=q,
        bookings=await bookings.search(q, limit=FOUND_AT_MOST),
        customers=await _customers(q) if may_see_people else [],
        leads=await _leads(q) if may_see_people else [],
    )


async def _customers(typed: str) -> list[customers.CustomerLine]:
    return await customers.customers(search=typed, limit=FOUND_AT_MOST) if typed.strip() else []


async def _leads(typed: str) -> list[LeadLine]:
    return await leads.leads(show=Show.ALL, search=typed, limit=FOUND_AT_MOST) if typed.strip() else []
