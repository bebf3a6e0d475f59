"""The last page of a booking: who gives the party, what they agree to, and the booking itself."""

from typing import Any, Final

import msgspec
from litestar import Controller, Request, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from portal.controllers.bookings_draft import Under, ahead, as_it_is_now, gone, step_page, to_booking, under_way
from portal.controllers.bookings_forms import YouForm, YouSoFar
from portal.controllers.bookings_steps import GOING_ON
from portal.domain import bookings, customers
from portal.domain.bookings import NotAsSeen, SlotTaken, Step
from portal.domain.customers import Consent
from portal.domain.meant_address import meant_address
from portal.web import courtesy
from portal.web.forms import Form
from portal.web.page import Done, Page
from portal.web.public import open_station
from tables.customers import ConsentChannel

CustomerRequest = Request[Any, Any, Any]
PAGE: Final = "book"
AGREED_UNDER: Final = frozenset({"rules", "starts_at"})
"""What the rules in short depend on: where it is different, they are accepted anew."""


class YouPage(Controller):
    """Contact, consents, offer, gratuity, and the rules."""

    path = "/book/{token:str}/you"
    exception_handlers = {NotFoundException: gone}

    @get(opt=GOING_ON)
    async def you(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        under = await under_way(request, token)
        return await ahead(under, Step.YOU) or _page(request, under, Form(YouForm))

    @post(opt=GOING_ON)
    async def create(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        under = await under_way(request, token)
        if away := await ahead(under, Step.YOU):
            return away
        typed = await request.form()
        if typed.get("go") != "book":
            return await _update(request, under, _as_meant(typed))
        form = Form(YouForm, typed)
        if courtesy.is_from_a_program(typed):
            return Done(to=under.base)
        _complain(form)
        if form.value and form.ok:
            await _count_guess(request, under, form.value.code)
            await courtesy.count(request, "booking")
            with form.catching():
                seen = bookings.read_seen(typed.get("seen"))
                # two transactions: a booking that is refused takes nothing back of what was typed
                await bookings.save_draft(under.draft.id, _facts(form.value, under))
                try:
                    agreed = consents_of(request, under, form.value)
                    return to_booking(await bookings.book_draft(under.draft.id, seen=seen, consents=agreed))
                except SlotTaken:
                    return Done(to="taken")
                except NotAsSeen as refusal:
                    if not refusal.different.isdisjoint(AGREED_UNDER):
                        form.typed["accepted"] = ""
                    raise
            under = await as_it_is_now(request, under)
        return _page(request, under, form)


def consents_of(request: CustomerRequest, under: Under, typed: YouForm | None = None) -> tuple[Consent, ...]:
    """Return the boxes that were ticked, with the words beside them."""
    ticked = typed or under.draft.answers
    given = {ConsentChannel.EMAIL: ticked.wants_email, ConsentChannel.SMS: ticked.wants_sms}
    return consents(request, given)


def consents(request: CustomerRequest, given: dict[ConsentChannel, bool]) -> tuple[Consent, ...]:
    """Return consents by the words that stand beside the boxes now."""
    words = customers.wordings(open_station(request).business_name)
    return tuple(
        Consent(
            channel=channel,
            words=words[channel].words,
            wording_version=words[channel].version,
            page=PAGE,
            address=courtesy.address(request) or None,
        )
        for channel, is_given in given.items()
        if is_given
    )


def _as_meant(typed: Any) -> dict[str, Any]:
    """Read the form with the e-mail address that was asked about, where that is the right one."""
    written = {name: typed.get(name, "") for name in typed}
    return written | ({"email": written["meant"]} if written.get("meant") else {})


async def _update(request: CustomerRequest, under: Under, typed: Any) -> Page:
    """Keep what was typed so far, and show what an offer's code or a gratuity makes of the price."""
    so_far = Form(YouSoFar, typed)
    if so_far.value:
        await _count_guess(request, under, so_far.value.code)
        facts = msgspec.structs.asdict(so_far.value) | {"policy_version": None}
        draft = await bookings.save_draft(under.draft.id, facts)
        draft = msgspec.structs.replace(draft, is_renewed=under.draft.is_renewed)
        under = msgspec.structs.replace(under, draft=draft)
    form = Form(YouForm, typed)
    form.errors = so_far.errors
    return _page(request, under, form)


async def _count_guess(request: CustomerRequest, under: Under, code: str) -> None:
    """Count a code that is none: whoever tries one after another is stopped, whoever has one is not.

    Raises:
        TooManyRequestsException: this address has tried as many within the hour as it may.

    """
    typed = code.strip().upper()
    is_new = typed != under.draft.answers.code.strip().upper()
    if typed and is_new and typed not in {offer.code for offer in under.draft.rates.offers}:
        await courtesy.count(request, "code")


def _complain(form: Form[YouForm]) -> None:
    """Say all that is wrong at once: a form that is wrong one thing at a time is sent many times."""
    if email := form.typed["email"]:
        with form.catching():
            customers.email_address(email)
    if phone := form.typed["phone"]:
        with form.catching():
            customers.phone_number(phone)
    if form.typed["accepted"] != "on":
        form.errors["accepted"] = "Please read the rules, and tick the box."


def _facts(typed: YouForm, under: Under) -> dict[str, Any]:
    """Return what is kept of the page: the version of the rules that were accepted stands for the box."""
    facts = msgspec.structs.asdict(typed)
    del facts["accepted"]
    known = {"email": customers.email_address(typed.email), "phone": customers.phone_number(typed.phone)}
    return facts | known | {"policy_version": under.rules.version}


def _page(request: CustomerRequest, under: Under, form: Form[Any]) -> Page:
    answers = under.draft.answers
    return step_page(
        under,
        Step.YOU,
        form,
        words=customers.wordings(open_station(request).business_name),
        seen=under.seen,
        code_words=bookings.code_words(under.draft.rates, under.draft.order(under.miles), under.priced)
        if answers.code
        else None,
        meant_email=meant_address(str(form.typed.get("email", answers.email))),
    )
