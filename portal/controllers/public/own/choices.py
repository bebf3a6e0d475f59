"""What a customer decides with one tap on their page: to hold the date again, what becomes of too much money."""

import msgspec
from litestar import Controller, post

from portal.controllers.public.own.page import PublicRequest, everything, own
from portal.domain import bookings, notifications, quotes
from portal.domain.errors import Refused
from portal.web.forms import Form
from portal.web.holder import limits
from portal.web.page import Done, Page
from tables.bookings import SurplusWish


class SurplusForm(msgspec.Struct, frozen=True):
    """What is wanted, of how much."""

    wish: SurplusWish
    seen_cents: int = 0


class OwnChoices(Controller):
    """Each leads back to the page, which says what came of it."""

    path = "/{token:str}"

    @post("/surplus")
    async def choose_surplus(self, request: PublicRequest) -> Page | Done:
        shown = await own(request)
        form = Form(SurplusForm, await request.form())
        if said := form.value:
            with form.catching():
                await bookings.choose_surplus(shown.booking.id, said.wish, seen_cents=said.seen_cents)
                return Done(to=f"{notifications.page_of(shown.booking)}?done=chosen")
        return await _refused(request, form)

    @post("/hold")
    async def hold_again(self, request: PublicRequest) -> Page | Done:
        shown = await own(request)
        typed = await request.form()
        try:
            seen = quotes.read_seen(typed.get("seen"))
            await bookings.hold_again(shown.booking.id, seen=seen, limits=limits(request))
        except Refused as refusal:
            form = Form(SurplusForm)
            form.errors[""] = str(refusal)
            return await _refused(request, form)
        return Done(to=f"{notifications.page_of(shown.booking)}?done=held")


async def _refused(request: PublicRequest, form: Form[SurplusForm]) -> Page:
    context = await everything(request, pay="")
    return Page("own/show.html", status=422, form=form, done="", **context)
