"""The pages of a draft: when, how many and what, where, who. Each keeps what was typed, and leads to the next."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Controller, Request, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from portal import clock
from portal.controllers.public.booking.draft import GOING_ON, DraftContext, ahead, gone, step_page, under_way
from portal.controllers.public.booking.forms import AddressForm, AddressSoFar, guests_form, item_field
from portal.domain import catalog, drafts, quotes
from portal.domain.catalog import Rates, UpsellSuggestion
from portal.domain.drafts import DraftStep
from portal.domain.errors import Refused
from portal.domain.quotes import Guests, TooMuch
from portal.web.forms import Form
from portal.web.page import Done, Page
from tables.catalog import ProductKind

CustomerRequest = Request[Any, Any, Any]


class BookingSteps(Controller):
    """Guests and menu; the place."""

    path = "/book/{token:str}"
    exception_handlers = {NotFoundException: gone}

    @get(opt=GOING_ON)
    async def resume(self, request: CustomerRequest, token: FromPath[str]) -> Done:
        under = await under_way(request, token)
        return await ahead(under, DraftStep.YOU) or Done(to=f"{under.base}/{DraftStep.YOU}")

    @get("/guests", opt=GOING_ON)
    async def guests(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        under = await under_way(request, token)
        return await ahead(under, DraftStep.GUESTS) or await _guests_page(under, guests_form([]))

    @post("/guests", opt=GOING_ON)
    async def save_guests(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        under = await under_way(request, token)
        if away := await ahead(under, DraftStep.GUESTS):
            return away
        typed = await request.form()
        products = [item.id for item in under.draft.rates.items if item.guest_kind is None]
        form = guests_form(products, _with_suggestion(typed, products))
        if form.value is None:
            return await _guests_page(under, form)
        goes_on = typed.get("go") == "next"
        with form.catching():
            facts = _guests_facts(form.value, under.draft.rates)
            has_menu = under.draft.answers.has_menu or goes_on
            draft = await drafts.save(under.draft.id, facts | {"has_menu": has_menu})
            under = msgspec.structs.replace(under, draft=draft)
            if goes_on and under.is_too_large:
                return Done(to=f"../ask?draft={token}")
            if goes_on:
                return await _if_still_free(under)
        return await _guests_page(under, form)

    @get("/place", opt=GOING_ON)
    async def place(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        under = await under_way(request, token)
        return await ahead(under, DraftStep.ADDRESS) or step_page(under, DraftStep.ADDRESS, Form(AddressForm))

    @post("/place", opt=GOING_ON)
    async def save_place(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        under = await under_way(request, token)
        if away := await ahead(under, DraftStep.ADDRESS):
            return away
        typed = await request.form()
        goes_on = typed.get("go") == "next"
        form: Form[Any] = Form(AddressForm if goes_on else AddressSoFar, typed)
        if form.value is None:
            return step_page(under, DraftStep.ADDRESS, form)
        draft = await drafts.save(under.draft.id, msgspec.structs.asdict(form.value))
        under = msgspec.structs.replace(under, draft=draft)
        return Done(to=str(DraftStep.YOU)) if goes_on else step_page(under, DraftStep.ADDRESS, form)


async def _guests_page(under: DraftContext, form: Form[Any]) -> Page:
    menu = {line.id: line for line in await catalog.menu()}
    lines = [(item, menu.get(item.id)) for item in under.draft.rates.items if item.guest_kind is None]
    answers = under.draft.answers
    return step_page(
        under,
        DraftStep.GUESTS,
        form,
        guest_items={item.guest_kind: item for item in under.draft.rates.items if item.guest_kind},
        kinds=[
            ("Upgrades", [each for each in lines if each[0].kind == ProductKind.UPGRADE]),
            ("More for the table", [each for each in lines if each[0].kind == ProductKind.ADD_ON]),
        ],
        field=item_field,
        labels={"adults": "Adults", "children": "Children", "toddlers": "Under 6"}
        | {item_field(item.id): item.name for item, _ in lines},
        change_words=quotes.change_words(under.rules, answers.starts_at, now=clock.now(), zone=under.zone),
        suggestions=_known(catalog.suggest(await catalog.upsells(), answers.guests.count, answers.menu), under),
    )


def _known(found: list[UpsellSuggestion], under: DraftContext) -> list[tuple[Any, str, int]]:
    """Return product, words and quantity; what the draft's own rates do not have is left out."""
    items = [(under.draft.rates.item(each.product), each.words, each.quantity) for each in found]
    return [each for each in items if each[0]]


def _with_suggestion(typed: Any, products: list[UUID]) -> dict[str, Any]:
    """Read the form with the suggestion that was taken, if one was: `add` is its field and how many."""
    written = {name: typed.get(name, "") for name in typed}
    field, _, quantity = str(written.get("add", "")).partition(":")
    if field in {item_field(product) for product in products} and quantity.isdecimal():
        written[field] = quantity
    return written


def _guests_facts(value: Any, rates: Rates) -> dict[str, Any]:
    guests = Guests(value.adults, value.children, value.toddlers)
    if guests.adults + guests.children < 1:
        raise Refused("Tell us how many adults and children are coming.", field="adults")
    menu = {item.id: getattr(value, item_field(item.id)) for item in rates.items if item.guest_kind is None}
    try:
        quotes.check_menu(rates, guests, menu)
    except TooMuch as refusal:
        raise Refused(str(refusal), field=item_field(refusal.product)) from refusal
    return {"guests": guests, "menu": {product: count for product, count in menu.items() if count}}


async def _if_still_free(under: DraftContext) -> Done:
    """Go on, unless the party has grown and needs more chefs than are free at that time."""
    answers = under.draft.answers
    return Done(to=str(answers.next_step) if await drafts.is_time_free(answers) else "taken")
