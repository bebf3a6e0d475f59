"""Where a printed code leads: the scan is counted, and whoever scanned is led on."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, Response, Router, get, head
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.status_codes import HTTP_302_FOUND, HTTP_404_NOT_FOUND

from portal.domain import qr, stations
from portal.web.page import Page
from portal.web.public import NamedRow, StationRow
from portal.web.rate_limit import FewRequests
from tables.qr import QRCode
from tables.stations import Station

Anybody = Request[None, Any, Any]
SCANS_A_MINUTE: Final = 60  # from one address: a whole party behind one router may scan at once
NO_CODE: Final = UUID(int=0)


@get("/{code:str}", opt={"skip_session": True})
async def scanned(request: Anybody, code: FromPath[str]) -> Response[Any]:
    """Count the scan and lead on; the address of whoever scanned is looked at, and kept nowhere."""
    scanner = qr.scanner_of(request.headers)
    address = request.client.host if request.client else ""
    place = request.app.state.integrations.places.place_of(address) if scanner else None
    target = await qr.scan(code, scanner=scanner, place=place)
    return _led_to(target) if target else Page("qr/nowhere.html", status=HTTP_404_NOT_FOUND)


@head("/{code:str}", opt={"skip_session": True})
async def asked(code: FromPath[str]) -> Response[None]:
    """Say where a code leads, to a program that only asks."""
    target = await qr.scan(code, scanner=None)
    return _led_to(target) if target else Response(None, status_code=HTTP_404_NOT_FOUND)


def _led_to(target: str) -> Response[Any]:
    return Redirect(target, status_code=HTTP_302_FOUND, headers={"Cache-Control": "no-store"})


async def _find(typed: str) -> StationRow | None:
    """Find the station of a code; a code that is none is answered by the first station of the only business."""
    if code := qr.written(typed):
        row = await QRCode.select(QRCode.id, QRCode.station).where(QRCode.code == code).first()
        if row:
            return StationRow(row["station"], row["id"])
    if await stations.only_business() is None:
        return None
    first = await Station.select(Station.id).order_by(Station.id).first()
    return StationRow(first["id"], NO_CODE) if first else None


scans = Router(
    "/q",
    route_handlers=[scanned, asked],
    middleware=[FewRequests("q", a_minute=SCANS_A_MINUTE), NamedRow(_find, parameter="code")],
)
