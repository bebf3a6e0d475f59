"""QR codes as files to print: the code, and posters with it."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Response, get
from litestar.params import FromPath, FromQuery

from portal.controllers.staff.qr import page
from portal.domain import qr, stations
from portal.domain.access import Action
from portal.domain.qr import Paper, Poster
from portal.web.guard import needs
from portal.web.places import here, station_names
from portal.web.session import StaffRequest
from tables.qr import QRCode

SVG, PNG = "image/svg+xml", "image/png"
HOLDS_ITS_PICTURES: Final = "default-src 'none'; img-src data:"


class CodeFiles(Controller):
    """SVG for print shops, PNG for everything else; with `save` the browser keeps the file."""

    path = "/qr/{code_id:uuid}"

    @get("/code.svg", opt=needs(Action.SEE_QR_CODES))
    async def code_svg(self, request: StaffRequest, code_id: FromPath[UUID], save: FromQuery[bool] = False) -> Any:  # noqa: FBT002
        code = await QRCode.one(code_id)
        drawn = qr.svg(page.address_of(request, code), color=_color(request))
        return _file(drawn.encode(), SVG, f"{code.code}.svg" if save else None)

    @get("/code.png", opt=needs(Action.SEE_QR_CODES))
    async def code_png(self, request: StaffRequest, code_id: FromPath[UUID]) -> Any:
        code = await QRCode.one(code_id)
        return _file(qr.png(page.address_of(request, code), color=_color(request)), PNG, f"{code.code}.png")

    @get("/poster.svg", opt=needs(Action.SEE_QR_CODES))
    async def poster_svg(self, request: StaffRequest, code_id: FromPath[UUID], save: FromQuery[bool] = False) -> Any:  # noqa: FBT002
        code = await QRCode.one(code_id)
        drawn = qr.poster_svg(await _poster(request, code))
        return _file(drawn.encode(), SVG, f"{code.code}-poster.svg" if save else None)

    @get("/poster.png", opt=needs(Action.SEE_QR_CODES))
    async def poster_png(self, request: StaffRequest, code_id: FromPath[UUID]) -> Any:
        code = await QRCode.one(code_id)
        return _file(qr.poster_png(await _poster(request, code)), PNG, f"{code.code}-poster.png")


async def _poster(request: StaffRequest, code: QRCode) -> Poster:
    chosen = page.look(request)
    logo = await stations.logo_of(here(request).brand.id)
    picture = await stations.picture(logo.id) if logo else None
    return Poster(
        business=here(request).brand.name,
        station=station_names(request)[code.station],
        words=chosen.words,
        address=page.address_of(request, code),
        color=_color(request),
        paper=Paper(chosen.paper),
        logo=picture.content if picture else b"",
    )


def _color(request: StaffRequest) -> qr.Rgb:
    brand = here(request).brand
    return qr.brand_color(brand.hue, brand.chroma)


def _file(content: bytes, media_type: str, name: str | None) -> Response[bytes]:
    headers = {"Content-Security-Policy": HOLDS_ITS_PICTURES}
    if name:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(content, media_type=media_type, headers=headers)
