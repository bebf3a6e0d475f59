"""Settings: what we bring to a party, what its host has ready, and the photos beside it, as customers see them."""

from typing import Annotated, Any, Final

import msgspec
from litestar import Controller, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath

from portal.controllers.staff.settings.page import around, station_id
from portal.domain import catalog, quotes
from portal.domain.access import Action
from portal.domain.picture import LARGEST_BYTES
from portal.web.audit import writes_nothing
from portal.web.forms import Form, filled
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest
from tables.catalog import PhotoKind

LARGEST_UPLOAD: Final = LARGEST_BYTES + 100_000
"""With what a browser writes around the file."""
PLACES: Final = {PhotoKind.INCLUDED: "What’s included", PhotoKind.TO_BRING: "What to have ready"}


class WordsForm(msgspec.Struct):
    """Both lists, a thing a line, and the version of the policy that they were written against."""

    based_on: int
    included: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    to_bring: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class PhotoForm(msgspec.Struct):
    """What is said about a photo; of the file only what is wrong with it is kept."""

    alt: Annotated[str, msgspec.Meta(max_length=200)] = ""


class AtTheParty(Controller):
    """The two lists and their photos."""

    path = "/party"
    opt = needs(Action.CHANGE_SETTINGS)

    @get()
    async def edit(self, request: StaffRequest) -> Page:
        return await _page(request, await _held())

    @post()
    async def update(self, request: StaffRequest) -> Page | Done:
        form = Form(WordsForm, await request.form())
        if typed := form.value:
            with form.catching():
                held = await catalog.policy()
                details = msgspec.structs.replace(
                    catalog.details_of(held), included=typed.included, to_bring=typed.to_bring
                )
                await catalog.change_policy(station_id(), details, based_on=typed.based_on)
                toast = "Saved. Customers see it from now on; existing bookings keep what they accepted."
                return Done(to=f"{base(request)}/settings/party", toast=toast)
        return await _page(request, form)

    @post("/preview", opt=writes_nothing())
    async def preview(self, request: StaffRequest) -> Page:
        page = await _page(request, Form(WordsForm, await request.form()))
        page.block, page.status_code = "preview", 200
        return page

    @post("/photos/{kind:str}", request_max_body_size=LARGEST_UPLOAD)
    async def set_photo(self, request: StaffRequest, kind: FromPath[PhotoKind]) -> Page | Done:
        sent = await request.form()
        form, file = Form(PhotoForm, sent), sent.get("photo")
        with form.catching():
            raw = await file.read() if isinstance(file, UploadFile) and file.filename else None
            await catalog.set_photo(kind, raw, alt=form.value.alt if form.value else "")
            return Done(to=f"{base(request)}/settings/party", toast="Saved. Customers see it from now on.")
        return await _page(request, await _held(), photo={kind: form})

    @post("/photos/{kind:str}/removal")
    async def remove_photo(self, request: StaffRequest, kind: FromPath[PhotoKind]) -> Done:
        await catalog.remove_photo(kind)
        return Done(to=f"{base(request)}/settings/party", toast="Photo removed.")


async def _held() -> Form[WordsForm]:
    held = await catalog.policy()
    return filled(WordsForm, WordsForm(based_on=held.version, included=held.included, to_bring=held.to_bring))


async def _page(
    request: StaffRequest, form: Form[WordsForm], *, photo: dict[PhotoKind, Form[PhotoForm]] | None = None
) -> Page:
    photos, refused = await catalog.photos(), photo or {}
    return Page(
        "settings/party.html",
        status=200 if form.ok and not refused else 422,
        form=form,
        included=quotes.things(str(form.typed.get("included", ""))),
        to_bring=quotes.things(str(form.typed.get("to_bring", ""))),
        photos=photos,
        photo_forms={kind: refused.get(kind) or _about(photos.get(kind)) for kind in PLACES},
        photo_places=PLACES,
        at=f"{base(request)}/settings/party",
        **around(request, "party"),
    )


def _about(photo: Any) -> Form[PhotoForm]:
    return filled(PhotoForm, PhotoForm(alt=photo.alt if photo else ""))
