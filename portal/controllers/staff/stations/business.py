"""The business: how it is called, looks, and writes. It concerns every station, so that it takes a right at each."""

from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import Controller, Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.params import FromPath

from portal.domain import stations
from portal.domain.access import Action
from portal.domain.picture import LARGEST_BYTES
from portal.domain.stations import Accent, BusinessDetails
from portal.web.forms import Form, filled
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here
from portal.web.public import PublicPlatform
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry
from tables.stations import Business

FOR_EVER: Final = "public, max-age=31536000, immutable"
LARGEST_UPLOAD: Final = LARGEST_BYTES + 100_000
"""With what a browser writes around the file."""


class LogoForm(msgspec.Struct):
    """Only what is wrong with the file is kept of it."""

    logo: Annotated[str, msgspec.Meta(max_length=1)] = ""


class BusinessPages(Controller):
    """Its page, and its logo."""

    path = "/business"
    opt = needs(Action.CHANGE_SETTINGS)

    @get(opt=nav_entry("Business", icon="store", position=57, in_settings=True))
    async def edit(self, request: StaffRequest) -> Page:
        return await _page(request, filled(BusinessDetails, _said(await _business(request))))

    @post()
    async def update(self, request: StaffRequest) -> Page | Done:
        held = await _business(request)
        form = Form(BusinessDetails, await request.form())
        if typed := form.value:
            with form.catching():
                await stations.change_business(typed)
                changed = stations.explained(typed.accent) if typed.accent != _said(held).accent else ""
                return Done(to="business", toast=f"Saved for pages and e-mails from now on. {changed}".strip())
        return await _page(request, form)

    @post("/logo", request_max_body_size=LARGEST_UPLOAD)
    async def set_logo(self, request: StaffRequest) -> Page | Done:
        held, form = await _business(request), Form(LogoForm)
        sent = (await request.form()).get("logo")
        if not isinstance(sent, UploadFile) or not sent.filename:
            form.errors["logo"] = "Choose a picture first."
        with form.catching():
            if isinstance(sent, UploadFile) and sent.filename:
                await stations.set_logo(await sent.read())
                return Done(to="../business", toast="Logo saved.")
        return await _page(request, filled(BusinessDetails, _said(held)), logo=form)

    @post("/logo/removal")
    async def remove_logo(self, request: StaffRequest) -> Done:
        await _business(request)
        await stations.remove_logo()
        return Done(to="../../business", toast="Logo removed. Pages show just the name.")


@get("/pictures/{picture_id:uuid}", opt={"skip_session": True}, middleware=[PublicPlatform()])
async def picture(picture_id: FromPath[UUID]) -> Response[bytes]:
    """Show a picture, which never changes: another one has another address."""
    found = await stations.picture(picture_id)
    if found is None:
        raise NotFoundException
    return Response(found.content, media_type=found.media_type, headers={"Cache-Control": FOR_EVER})


async def _business(request: StaffRequest) -> Business:
    """Return the business, to whoever may change all of it."""
    brand = here(request).brand
    if not request.user.may(Action.CHANGE_SETTINGS, await stations.stations_of(brand.id)):
        raise PermissionDeniedException
    return await Business.one(brand.id)


def _said(business: Business) -> BusinessDetails:
    accent = Accent(business.brand_hue, business.brand_chroma_thousandths)
    as_it_is = {name: getattr(business, name) for name in BusinessDetails.__struct_fields__ if name != "accent"}
    return BusinessDetails(**as_it_is, accent=accent.shown)


async def _page(request: StaffRequest, form: Form[BusinessDetails], *, logo: Form[Any] | None = None) -> Page:
    business = await _business(request)
    logo = logo or Form(LogoForm)
    accent = Accent(business.brand_hue, business.brand_chroma_thousandths)
    return Page(
        "stations/business.html",
        status=200 if form.ok and logo.ok else 422,
        form=form,
        logo=logo,
        business=business,
        accent=accent,
        base=base(request),
    )
