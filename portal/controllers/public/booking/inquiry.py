"""A word to us, where a booking cannot be made by oneself: outside our area, or a very large party."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post

from portal.controllers.public.booking.consents import consents
from portal.controllers.public.booking.forms import InquiryForm
from portal.controllers.public.booking.look import scanned
from portal.domain import catalog, customers, drafts, leads, qr
from portal.domain.drafts import Answers
from portal.domain.qr import LinkKind
from portal.web import abuse_limits
from portal.web.forms import Form
from portal.web.once import once
from portal.web.page import Done, Page
from portal.web.public import open_station, open_to_all
from tables.base import RowMissing
from tables.customers import ConsentChannel

CustomerRequest = Request[Any, Any, Any]
NOT_A_DRAFT: Final = Answers()


class Ask(Controller):
    """The form, and that it has come."""

    path = "/book/ask"

    @get(opt=open_to_all("whom we cannot book by themselves writes to us"))
    async def new(self, request: CustomerRequest) -> Page:
        token = request.query_params.get("draft", "")
        answers, _ = await _draft(token)
        known = {
            "zip": answers.postal_code,
            "guests": str(answers.guests.count or ""),
            "date": answers.event_date.isoformat() if answers.event_date else "",
            "name": answers.name,
            "email": answers.email,
            "phone": answers.phone,
        }
        given = {name: value for name, value in known.items() if value} | dict(request.query_params.items())
        form = Form(InquiryForm)
        form.typed = {field: given.get(field, "") for field in InquiryForm.__struct_fields__}
        return await _page(request, form, token)

    @post(opt=open_to_all("whom we cannot book by themselves writes to us"))
    async def create(self, request: CustomerRequest) -> Page | Done:
        typed = await request.form()
        form, token = Form(InquiryForm, typed), str(typed.get("draft", ""))
        if abuse_limits.is_from_a_program(typed):
            return Done(to="ask/sent")
        if asked := form.value:
            await abuse_limits.count(request, "ask")
            with form.catching():
                code = await _code(token, asked)
                agreed = consents(
                    request, {ConsentChannel.EMAIL: asked.wants_email, ConsentChannel.SMS: asked.wants_sms}
                )
                await once(request, typed, lambda: leads.capture(_enquiry(asked), qr_code=code, consents=agreed))
                return Done(to="ask/sent")
        return await _page(request, form, token)

    @get("/sent", opt=open_to_all("whom we cannot book by themselves writes to us"))
    async def sent(self) -> Page:
        return Page("booking/inquiry_sent.html", draft=None)


def _enquiry(asked: InquiryForm) -> leads.Enquiry:
    return leads.Enquiry(
        name=asked.name,
        email=asked.email,
        phone=asked.phone,
        words=asked.words,
        postal_code=asked.zip,
        wanted_date=asked.date,
        guests=asked.guests,
    )


async def _page(request: CustomerRequest, form: Form[Any], token: str) -> Page:
    location = catalog.zip_location(str(form.typed.get("zip", "")))
    served = await catalog.serving(location.zip) if location else []
    return Page(
        "booking/inquiry.html",
        block="book",
        status=200 if form.ok else 422,
        form=form,
        location=location,
        is_outside=bool(location) and not served,
        policy=await catalog.policy(),
        words=customers.consent_texts(open_station(request).business_name),
        draft_token=token,
        back=f"/{open_station(request).slug}/book" + (f"/{token}/guests" if qr.read(LinkKind.DRAFT, token) else ""),
        draft=None,
    )


async def _draft(token: str) -> tuple[Answers, UUID | None]:
    """Return what the draft in the address knows, so that nothing is asked twice."""
    link = qr.read(LinkKind.DRAFT, token)
    if link is None:
        return NOT_A_DRAFT, None
    try:
        draft = await drafts.resume(link.row_id)
    except RowMissing:  # forgotten, or another station's
        return NOT_A_DRAFT, None
    return draft.answers, draft.qr_code


async def _code(token: str, asked: InquiryForm) -> UUID | None:
    """Return the printed code that somebody came by."""
    _, code = await _draft(token)
    return code or await scanned(asked.qr)
