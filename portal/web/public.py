"""Pages for those who do not log in: a station's own (`/riverside/book`), and rows that a link names (`/b/<token>`).

Each is put in the scope of one station, as a staff page is; whoever asks is the actor `customer`, and no more.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec
import phonenumbers
from litestar import Request, Response, Router
from litestar.exceptions import NotFoundException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Send
from litestar.types import Scope as Connection

from portal.domain import qr, stations
from portal.domain.access import Brand
from portal.domain.qr import LinkKind
from portal.domain.stations import Front, OpenStation
from portal.web.assets import asset
from portal.web.components import Link, LinkPreview, Site
from portal.web.shell import brand_url
from tables.bookings import Booking
from tables.chefs import Chef
from tables.drafts import BookingDraft
from tables.scope import ALL_STATIONS, Scope, scoped
from tables.stations import Station
from tables.waitlist import WaitingListEntry

CUSTOMER: Final = "customer"
CHEF: Final = "chef"
REGION: Final = "US"
LINKED: Final[dict[LinkKind, type[Any]]] = {
    LinkKind.BOOKING: Booking,
    LinkKind.CHEF: Chef,
    LinkKind.DRAFT: BookingDraft,
    LinkKind.WAITING: WaitingListEntry,
}


class StationRow(NamedTuple):
    """The row that an address names, and the station that it belongs to."""

    station: UUID
    row: UUID


Find = Callable[[str], Awaitable[StationRow | None]]


def open_to_all(reason: str) -> dict[str, Any]:
    """Say beside a station's public page why everybody may open it, as its `opt`."""
    return {"open": reason, "skip_session": True}


class PublicPlatform(ASGIMiddleware):
    """Look at whatever business is asked for: for pages of none, or of all, that only read what is for everybody."""

    async def handle(self, scope: Connection, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the request in the scope of everything."""
        with scoped(msgspec.structs.replace(ALL_STATIONS, actor=CUSTOMER)):
            await next_app(scope, receive, send)


class PublicStation(ASGIMiddleware):
    """Enter the scope of the station in the URL, for anybody; for handlers under `/{slug}`."""

    async def handle(self, scope: Connection, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the request in its scope, or find nothing there."""
        with scoped(ALL_STATIONS):
            station = await stations.station_by_slug(scope["path_params"]["slug"])
        await _in_scope(station, None, scope, receive, send, next_app)


class NamedRow(ASGIMiddleware):
    """Enter the scope of the row that the last part of the URL names; for handlers under `/{token}`.

    `find` is asked in the scope of all stations; `signed(kind)` makes one for signed links.
    """

    def __init__(self, find: Find, *, parameter: str = "token", actor: str = CUSTOMER) -> None:
        self._find = find
        self._parameter = parameter
        self._actor = actor

    async def handle(self, scope: Connection, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the request in its scope, or find nothing there."""
        with scoped(ALL_STATIONS):
            named = await self._find(scope["path_params"][self._parameter])
            station = await stations.station_by_id(named.station) if named else None
        row = named.row if named else None
        await _in_scope(station, row, scope, receive, send, next_app, actor=self._actor)


def signed(kind: LinkKind) -> Find:
    """Find the row of a signed link, unless its link has been renewed since."""

    async def find(token: str) -> StationRow | None:
        link = qr.read(kind, token)
        if link is None:
            return None
        table: type[Any] = LINKED[kind]
        columns = [table.station, *([table.link_version] if hasattr(table, "link_version") else [])]
        row = await table.select(*columns).where(table.id == link.row_id).first()
        if row is None or row.get("link_version", link.version) != link.version:
            return None
        return StationRow(row["station"], link.row_id)

    return find


def linked(path: str, *handlers: Any, of: LinkKind, lost: Callable[..., Response[Any]]) -> Router:
    """Route pages behind signed links; `lost` answers where a link names nothing (any more).

    The link is the key: no search engine lists these pages, and no other site learns an address.
    """
    return Router(
        path,
        route_handlers=handlers,
        middleware=[NamedRow(signed(of), actor=CHEF if of is LinkKind.CHEF else CUSTOMER)],
        exception_handlers={NotFoundException: lost},
        response_headers={"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"},
        opt={"skip_session": True},
    )


def open_station(request: Request[Any, Any, Any]) -> OpenStation:
    """Return the station that a public page is about."""
    station: OpenStation = request.scope["state"]["open_station"]
    return station


def named_row(request: Request[Any, Any, Any]) -> UUID:
    """Return the id of the row that the address names."""
    row: UUID = request.scope["state"]["named_row"]
    return row


async def in_each_business(ask: Callable[[], Awaitable[None]]) -> None:
    """Ask something in the scope of each business: what names none, of somebody who has lost their link."""
    with scoped(ALL_STATIONS):
        rows = await Station.select(Station.id, Station.business)
    ids: dict[UUID, set[UUID]] = {}
    for row in rows:
        ids.setdefault(row["business"], set()).add(row["id"])
    for business, its_stations in ids.items():
        with scoped(Scope(business, frozenset(its_stations), actor=CUSTOMER)):
            await ask()


@contextmanager
def whole_business(request: Request[Any, Any, Any], ids: frozenset[UUID]) -> Iterator[None]:
    """Look at several stations of the page's business (which of them serves a ZIP, which has a place): reading only."""
    with scoped(Scope(open_station(request).business, ids, actor=CUSTOMER)):
        yield


def site(request: Request[Any, Any, Any]) -> Site | None:
    """Return what surrounds a public page, or None for any other."""
    station: OpenStation | None = request.scope["state"].get("open_station")
    if station is None:
        return None
    brand = Brand(station.business, station.business_name, station.business_slug, station.hue, station.chroma)
    return Site(
        business=station.business_name,
        brand_url=brand_url(brand),
        station=station.name,
        home_url=f"/{station.slug}/book",
        address=", ".join(part for part in (station.business_name, station.address_line) if part),
        links=phone_links(station.phone),
        logo_url=logo_url(station.logo),
        legal=station.legal_footer,
        preview=preview(request, station.business_name, near=station.name, logo=station.logo),
    )


def site_of(request: Request[Any, Any, Any], front: Front) -> Site:
    """Return what surrounds a page of a business, none of whose stations is meant."""
    return Site(
        business=front.name,
        brand_url=brand_url(Brand(front.id, front.name, front.slug, front.hue, front.chroma)),
        station="",
        home_url="/",
        address=", ".join((front.name, *front.postal_address.splitlines())),
        links=phone_links(front.phone),
        logo_url=logo_url(front.logo),
        legal=front.legal_footer,
        preview=preview(request, front.name, near="", logo=front.logo),
    )


def logo_url(logo: UUID | None) -> str | None:
    """Return the address of a logo."""
    return f"/pictures/{logo}" if logo else None


def preview(request: Request[Any, Any, Any], business: str, *, near: str, logo: UUID | None) -> LinkPreview:
    """Say what a shared link looks like: whose page it is and what they do, never what stands on it."""
    base_url = request.app.state.settings.base_url
    words = (
        f"A hibachi chef at your home{f' in and around {near}' if near else ''}: see free dates and the price of your "
    )
    return LinkPreview(
        words=f"{words}party, and book with {business} in two minutes.",
        image=f"{base_url}{logo_url(logo) or asset('share.png')}",
    )


def phone_links(number: str) -> list[Link]:
    """Return the link that calls a station, with its number as people there write it."""
    try:
        read = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return []
    written = phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.NATIONAL)
    dialed = phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164)
    return [Link(label=f"Questions? Call {written}", href=f"tel:{dialed}")]


async def _in_scope(
    station: OpenStation | None,
    row: UUID | None,
    scope: Connection,
    receive: Receive,
    send: Send,
    next_app: ASGIApp,
    *,
    actor: str = CUSTOMER,
) -> None:
    if station is None:
        raise NotFoundException
    scope["state"]["open_station"] = station
    scope["state"]["named_row"] = row
    with scoped(Scope(station.business, frozenset({station.id}), actor=actor)):
        await next_app(scope, receive, send)
