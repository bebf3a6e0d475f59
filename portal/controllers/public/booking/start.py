"""Where a customer begins: where, how many, and a month of real openings. Nothing is kept before a time is chosen."""

from functools import partial
from typing import Any, Final

import msgspec
from litestar import Controller, Request, get, post

from portal.controllers.public.booking.area import right_station, with_a_place
from portal.controllers.public.booking.forms import StartQuery, TimeForm
from portal.controllers.public.booking.look import look_of, read_time, scanned
from portal.controllers.public.booking.pick import UNKNOWN_ZIP, Picking, first_price, picking, query, shown
from portal.domain import catalog, drafts, qr
from portal.domain.qr import LinkKind
from portal.domain.quotes import Guests
from portal.web import abuse_limits
from portal.web.forms import Form
from portal.web.once import once
from portal.web.page import Done, Page
from portal.web.public import open_station, open_to_all

CustomerRequest = Request[Any, Any, Any]
OPEN: Final = open_to_all("customers see when a chef can come, for how much, and begin a booking")


class StartBooking(Controller):
    """The first page of a booking."""

    path = "/book"

    @get(opt=OPEN)
    async def index(self, request: CustomerRequest) -> Page | Done:
        asked = _seen(request.query_params)
        form = Form(StartQuery, asked)
        look = look_of(form, asked)
        if look.zip and not catalog.zip_location(look.zip):
            form.errors["zip"] = UNKNOWN_ZIP
        elif other := await right_station(request, look):
            return _elsewhere(request, other, look)
        return await _page(request, look, form)

    @post(opt=OPEN)
    async def create(self, request: CustomerRequest) -> Page | Done:
        typed = await request.form()
        form = Form(StartQuery, typed)
        look = look_of(form, typed)
        if form.ok and (typed.get("go") == "days" or abuse_limits.is_from_a_program(typed)):
            return Done(to=f"book?{query(look)}")
        if not look.zip or not catalog.zip_location(look.zip):
            form.errors["zip"] = UNKNOWN_ZIP if look.zip else "Enter the ZIP code where the party is."
        elif other := await right_station(request, look):
            return _elsewhere(request, other, look)
        if form.ok:
            await abuse_limits.count(request, "book")
            with form.catching():
                begin = partial(
                    drafts.start,
                    postal_code=look.zip,
                    guests=Guests(look.guests),
                    starts_at=read_time(Form(TimeForm, typed)),
                    qr_code=await scanned(look.qr),
                )
                return Done(to=f"book/{qr.sign(LinkKind.DRAFT, await once(request, typed, begin))}/guests")
        return await _page(request, look, form, chosen=str(typed.get("starts_at", "")))


def _seen(asked: Any) -> dict[str, str]:
    """Read the address; a printed code leads here with its own name in `from`."""
    return {"qr": asked.get("from", ""), **dict(asked.items())}


async def _page(request: CustomerRequest, look: StartQuery, form: Form[Any], *, chosen: str = "") -> Page:
    picked = await picking(request, look, f"/{open_station(request).slug}/book")
    return Page(
        "booking/date.html",
        block="book",
        status=200 if form.ok else 422,
        form=form,
        came=await _came(picked),
        elsewhere=await with_a_place(request, look) if picked.day and not picked.free else None,
        draft=None,
        **shown(picked, partial(first_price, picked, await catalog.rates()), chosen=chosen),
    )


def _elsewhere(request: CustomerRequest, slug: str, look: StartQuery) -> Done:
    """Lead to the station that serves this place, with everything that was typed."""
    there = msgspec.structs.replace(look, came=open_station(request).slug, qr="")
    return Done(to=f"/{slug}/book?{query(there)}")


async def _came(picked: Picking) -> tuple[str, str] | None:
    """Return slug and name of the station that sent the customer here, where that could come, too."""
    if not picked.look.came or picked.location is None:
        return None
    served = await catalog.serving(picked.look.zip)
    others = {each.slug: each.name for each in served}
    return picked.look.came, others.get(picked.look.came, "")
