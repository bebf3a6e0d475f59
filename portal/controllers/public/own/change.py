"""A customer changes their party: guests, menu, place, allergies. The new price is shown before it holds."""

from typing import Any, Final

import msgspec
from litestar import Controller, get, post

from portal.controllers.public.booking.forms import City, Line, Long, Short, guest_fields, item_field
from portal.controllers.public.own.page import NoLongerHere, Own, PublicRequest, around, closed, own
from portal.domain import bookings, notifications, quotes
from portal.domain.catalog import Rates
from portal.domain.errors import Refused
from portal.domain.quotes import ChangePrice, Guests, PartyChange
from portal.web.forms import Form, Revision, Zip
from portal.web.page import Done, Page
from tables.catalog import ProductKind

TEXTS: Final[dict[str, Any]] = {
    "address": Line,
    "postal_code": Zip,
    "city": City,
    "gate_code": Short,
    "allergies": Long,
    "wishes": Long,
}
KINDS: Final = (("Upgrades", ProductKind.UPGRADE), ("More for the table", ProductKind.ADD_ON))


class OwnChange(Controller):
    """The form, what it would cost, and the change itself."""

    path = "/{token:str}/change"
    exception_handlers = {NoLongerHere: closed}

    @get()
    async def edit(self, request: PublicRequest) -> Page:
        shown = await own(request)
        shown.refuse_when_over()
        rates = await _rates(shown)
        return await _page(request, shown, rates, _form(rates))

    @post()
    async def update(self, request: PublicRequest) -> Page | Done:
        shown = await own(request)
        shown.refuse_when_over()
        rates, typed = await _rates(shown), await request.form()
        form = _form(rates, typed)
        if not form.value:
            return await _page(request, shown, rates, form)
        wanted = _wanted(shown, rates, form.value)
        price = None
        with form.catching():
            if not wanted.names:
                raise Refused("You haven’t changed anything yet.")
            price = await bookings.price_of_change(shown.booking.id, wanted)
            if typed.get("go") == "yes":
                seen = quotes.read_seen(typed.get("seen"))
                await bookings.change(
                    shown.booking.id, wanted, revision=form.value.revision, by_customer=True, seen=seen
                )
                return Done(to=f"{notifications.page_of(shown.booking)}?done=changed")
        return await _page(request, shown, rates, form, price)


async def _rates(shown: Own) -> Rates:
    """Return the rates that were frozen with the booking: the menu that it was made from."""
    return Rates.read((await quotes.quote_of(shown.booking.id)).rates)


def _form(rates: Rates, typed: Any = None) -> Form[Any]:
    texts = [(name, kind, "") for name, kind in TEXTS.items()]
    fields: list[Any] = [
        *guest_fields([item.id for item in rates.items if item.guest_kind is None]),
        *texts,
        ("is_outdoors", bool, False),
        ("revision", Revision),
    ]
    return Form(msgspec.defstruct("ChangeForm", fields, frozen=True, kw_only=True), typed)


def _wanted(shown: Own, rates: Rates, said: Any) -> PartyChange:
    """Return what is different from what is kept; all else stays None."""
    catering = shown.kept
    kept_menu = quotes.menu_of(catering)
    asked = {item.id: getattr(said, item_field(item.id)) for item in rates.items if item.guest_kind is None}
    menu = {product: count for product, count in (kept_menu | asked).items() if count}
    guests = Guests(said.adults, said.children, said.toddlers)
    kept = {"city": shown.booking.city} | {name: getattr(catering, name) for name in TEXTS if name != "city"}
    texts = {name: getattr(said, name) for name in TEXTS if getattr(said, name) != (kept[name] or "")}
    return PartyChange(
        is_outdoors=said.is_outdoors if said.is_outdoors != catering.is_outdoors else None,
        guests=guests if guests != Guests(catering.adults, catering.children, catering.toddlers) else None,
        menu=menu if menu != kept_menu else None,
        **texts,
    )


async def _page(
    request: PublicRequest, shown: Own, rates: Rates, form: Form[Any], price: ChangePrice | None = None
) -> Page:
    return Page(
        "own/change.html",
        status=200 if form.ok else 422,
        form=form,
        price=price,
        guest_items={item.guest_kind: item for item in rates.items if item.guest_kind},
        kinds=[(title, [item for item in rates.items if item.kind == kind]) for title, kind in KINDS],
        chosen=quotes.menu_of(shown.catering),
        field=item_field,
        **await around(request, shown),
    )
