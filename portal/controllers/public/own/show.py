"""A customer's own page, behind a signed link: what is due, how to pay, what was paid, and a line to us."""

from typing import Any, Final
from uuid import UUID

import msgspec
from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.status_codes import HTTP_204_NO_CONTENT

from portal import clock
from portal.controllers.public.own.page import PublicRequest, around, everything, own, paid_entries, party_date
from portal.domain import bookings, feeds, inbox, matching, notifications, qr
from portal.domain.qr import LinkKind
from portal.web import abuse_limits
from portal.web.forms import Form
from portal.web.htmx import wants_part
from portal.web.once import once
from portal.web.page import Done, Page
from portal.web.public import open_station
from tables.base import RowMissing

DONE: Final = {
    "changed": "Changed. We’ll email you the details.",
    "moved": "Moved. We’ll email you the new date, with a file for your calendar.",
    "corrected": "Fixed. We’re watching for this payment now.",
    "contact": "Saved. That’s how we’ll reach you from now on.",
    "address": "Saved. We’re sending the link to this page to the new address; links in older emails no longer work.",
    "chosen": "Got it. We’ll take care of it.",
    "held": "It’s on hold for you again.",
    "withdrawn": "Taken back. We’re no longer watching for that payment.",
}
"""What is said, once, on the page that a form leads back to."""


class Words(msgspec.Struct):
    """A message to us."""

    words: str


def lost(_request: PublicRequest, _error: Exception) -> Page:
    """Answer a link that names no booking (any more): what to do, and nothing about what it may have been."""
    return Page("own/lost.html", status=404)


class OwnPage(Controller):
    """The page and what leads on from it."""

    path = "/{token:str}"

    @get()
    async def show(
        self,
        request: PublicRequest,
        pay: FromQuery[str] = "",
        mark: FromQuery[str] = "",
        done: FromQuery[str] = "",
        letter: FromQuery[str] = "",
    ) -> Page | Done | Response[None]:
        if letter:
            return await _from_letter(request, letter)
        context = await everything(request, pay=pay)
        if mark and mark == context["mark"] and wants_part(request):
            return Response(None, status_code=HTTP_204_NO_CONTENT)  # nothing is new: what is typed there stays
        return _page(context, Form(Words), done=DONE.get(done, ""))

    @post("/messages")
    async def write(self, request: PublicRequest) -> Page | Done:
        shown = await own(request)
        typed = await request.form()
        form = Form(Words, typed)
        await abuse_limits.count(request, "message")
        with form.catching():
            words = form.value.words if form.value else ""
            await once(request, typed, lambda: inbox.receive(shown.booking.id, words))
            return Done(to=f"../{request.path_params['token']}#messages")
        return _page(await everything(request, pay=""), form)

    @get("/receipts/{payment_id:uuid}")
    async def receipt(self, request: PublicRequest, payment_id: FromPath[UUID]) -> Page:
        shown = await own(request)
        entries = await paid_entries(shown.booking.id)
        entry = next((entry for entry in entries if entry.id == payment_id), None)
        if entry is None:
            raise RowMissing("Payment")
        return Page(
            "own/receipt.html",
            entry=entry,
            providers=matching.PROVIDERS,
            issued_by=open_station(request),
            **await around(request, shown),
        )

    @get("/party.ics", media_type="text/calendar")
    async def calendar(self, request: PublicRequest) -> Response[bytes]:
        party = party_date(request, await own(request))
        return Response(
            feeds.calendar_file(party, now=clock.now()),
            media_type="text/calendar",  # in UTF-8, as Litestar adds
            headers={"Content-Disposition": 'attachment; filename="party.ics"'},
        )


async def _from_letter(request: PublicRequest, letter: str) -> Done:
    """Note that a letter reached its customer, and go on without that in the address, which may be handed on."""
    booking = (await own(request)).booking
    link = qr.read(LinkKind.LETTER, letter)
    if link and (link.row_id, link.version) == (booking.id, booking.link_version):
        await bookings.confirm_hold(booking.id)
    return Done(to=notifications.page_of(booking))


def _page(context: dict[str, Any], form: Form[Words], *, done: str = "") -> Page:
    status = 200 if form.ok else 422
    return Page("own/show.html", block="now", status=status, form=form, done=done, **context)
