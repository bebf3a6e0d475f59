"""The last page of a booking: who gives the party, what they agree to, and the booking itself."""

from typing import Any, Final
from uuid import UUID

import msgspec
from litestar import Controller, Request, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from portal.controllers.public.booking.consents import consents_of
from portal.controllers.public.booking.draft import (
    GOING_ON,
    DraftContext,
    ahead,
    as_it_is_now,
    draft_named,
    gone,
    step_page,
    to_booking,
    under_way,
)
from portal.controllers.public.booking.forms import YouForm, YouSoFar
from portal.domain import bookings, customers, drafts, quotes
from portal.domain.availability import SlotTaken
from portal.domain.drafts import Draft, DraftStep, LastPage, PriceLapsed
from portal.domain.quotes import NotAsSeen, Seen
from portal.web import abuse_limits
from portal.web.forms import Form
from portal.web.holder import holder
from portal.web.page import Done, Page
from portal.web.public import open_station
from tables.base import RowMissing

CustomerRequest = Request[Any, Any, Any]
AGREED_UNDER: Final = frozenset({"rules", "starts_at"})
"""What the rules in short depend on: where it is different, they are accepted anew."""


class YouPage(Controller):
    """Contact, consents, offer, gratuity, and the rules."""

    path = "/book/{token:str}/you"
    exception_handlers = {NotFoundException: gone, RowMissing: gone}

    @get(opt=GOING_ON)
    async def you(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        under = await under_way(request, token)
        return await ahead(under, DraftStep.YOU) or _page(request, under, Form(YouForm))

    @post(opt=GOING_ON)
    async def create(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        typed = await request.form()
        if typed.get("go") != "book":
            return await _update(request, token, typed)
        form = Form(YouForm, typed, asks=False)  # it was asked while it was typed, and the last place does not wait
        if abuse_limits.is_from_a_program(typed):
            return Done(to=f"../{token}")
        known = _addresses(form)
        under = None
        if form.value and form.ok:
            draft_id, seen = draft_named(token), quotes.read_seen(typed.get("seen"))
            if form.value.code:
                await _count_guess(request, await drafts.resume(draft_id), form.value.code)
            await abuse_limits.count(request, "booking")
            with form.catching():
                try:
                    return await _book(request, draft_id, form, known, seen)
                except PriceLapsed:
                    under = await under_way(request, token)
                    return await _book(request, draft_id, form, known, seen)
        under = await (as_it_is_now(request, under) if under else under_way(request, token))
        return await ahead(under, DraftStep.YOU) or _page(request, under, form)


async def _book(
    request: CustomerRequest, draft_id: UUID, form: Form[YouForm], known: dict[str, str], seen: Seen
) -> Done:
    """Book the draft, which is not opened before it is clear that it does not come too late.

    Two transactions: a booking that is refused takes nothing back of what was typed.
    """
    assert form.value is not None  # noqa: S101 - only a whole form is booked
    try:
        if await drafts.keep_last_page(draft_id, _said(form.value, known, seen), seen):
            return Done(to="taken")
        return to_booking(
            await drafts.book(draft_id, seen=seen, holder=holder(request), consents=consents_of(request, form.value))
        )
    except SlotTaken:
        return Done(to="taken")
    except NotAsSeen as refusal:
        if not refusal.different.isdisjoint(AGREED_UNDER):
            form.typed["accepted"] = ""
        raise


async def _update(request: CustomerRequest, token: str, typed: Any) -> Page | Done:
    """Keep what was typed so far, and show what an offer's code or a gratuity makes of the price."""
    under = await under_way(request, token)
    if away := await ahead(under, DraftStep.YOU):
        return away
    so_far = Form(YouSoFar, typed, asks=False)
    if so_far.value:
        await _count_guess(request, under.draft, so_far.value.code)
        facts = msgspec.structs.asdict(so_far.value) | {"policy_version": None}
        draft = await drafts.save(under.draft.id, facts)
        draft = msgspec.structs.replace(draft, is_renewed=under.draft.is_renewed)
        under = msgspec.structs.replace(under, draft=draft)
    form = Form(YouForm, typed, asks=False)
    form.errors = so_far.errors
    return _page(request, under, form)


async def _count_guess(request: CustomerRequest, draft: Draft, code: str) -> None:
    """Count a code that is none: whoever tries one after another is stopped, whoever has one is not.

    Raises:
        TooManyRequestsException: this address has tried as many within the hour as it may.

    """
    typed = code.strip().upper()
    is_new = typed != draft.answers.code.strip().upper()
    if typed and is_new and typed not in {offer.code for offer in draft.rates.offers}:
        await abuse_limits.count(request, "code")


def _addresses(form: Form[YouForm]) -> dict[str, str]:
    """Return e-mail and phone as they are kept, and say all that is wrong at once: else a form is sent many times."""
    known = {}
    if email := form.typed["email"]:
        with form.catching():
            known["email"] = customers.email_address(email)
    if phone := form.typed["phone"]:
        with form.catching():
            known["phone"] = customers.phone_number(phone)
    if form.typed["accepted"] != "on":
        form.errors["accepted"] = "Please read the rules, and check the box."
    return known


def _said(typed: YouForm, known: dict[str, str], seen: Seen) -> LastPage:
    """Return what is kept of the page: the version of the rules that it showed stands for the box."""
    facts = msgspec.structs.asdict(typed)
    del facts["accepted"]
    return LastPage(**facts | known, policy_version=seen.rules)


def _page(request: CustomerRequest, under: DraftContext, form: Form[Any]) -> Page:
    answers = under.draft.answers
    return step_page(
        under,
        DraftStep.YOU,
        form,
        words=customers.consent_texts(open_station(request).business_name),
        seen=under.seen,
        code_words=bookings.code_words(under.draft.rates, under.draft.order(under.miles), under.priced)
        if answers.code
        else None,
    )
