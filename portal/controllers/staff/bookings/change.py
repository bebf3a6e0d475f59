"""Change a party: what it would cost stands there before anybody confirms it."""

from collections.abc import Mapping
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath

from portal.controllers.staff.bookings.new_form import MENU, menu_of
from portal.domain import bookings, catalog, quotes
from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.domain.quotes import ChangePrice, Guests, PartyChange
from portal.web.audit import looks_at
from portal.web.forms import Form, Revision, Zip
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, zones
from portal.web.session import StaffRequest
from tables.bookings import Booking, CateringBooking
from tables.catalog import ProductKind
from tables.scope import stations

TEXTS: Final = ("address", "postal_code", "gate_code", "allergies", "wishes")
BESIDE: Final = {"guests": "adults"}


class ChangeForm(msgspec.Struct, kw_only=True):
    """The whole party as it should be; `waives_fee` waives the fees, `revision` is what the page showed."""

    adults: Annotated[int, msgspec.Meta(ge=0, le=500)]
    children: Annotated[int, msgspec.Meta(ge=0, le=500)] = 0
    toddlers: Annotated[int, msgspec.Meta(ge=0, le=500)] = 0
    gratuity_percent: Annotated[int, msgspec.Meta(ge=0, le=50)] | None = None
    address: str = ""
    postal_code: Zip = ""
    gate_code: str = ""
    allergies: str = ""
    wishes: str = ""
    is_outdoors: bool = False
    waives_fee: bool = False
    revision: Revision


class BookingChange(Controller):
    path = "/bookings/{booking_id:uuid}/change"
    opt = needs(Action.MANAGE_BOOKINGS)

    @get(opt=needs(Action.MANAGE_BOOKINGS) | looks_at("booking"))
    async def ask(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        booking, party = await _of(booking_id)
        return await _page(request, booking, party, _as_it_is(booking, party))

    @post("/price")
    async def price(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        booking, party = await _of(booking_id)
        return await _page(request, booking, party, dict(await request.form()), is_look=True)

    @post()
    async def change(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        booking, party = await _of(booking_id)
        typed = dict(await request.form())
        form = Form(ChangeForm, typed)
        if value := form.value:
            try:
                await bookings.change(
                    booking_id,
                    _change(value, menu_of(typed), party, may_see_gate_code=_sees_gate_code(request, booking)),
                    revision=value.revision,
                    by_customer=False,
                    waives_fee=value.waives_fee,
                    seen=quotes.read_seen(typed.get("seen")),
                )
                return Done(to=f"{base(request)}/bookings/{booking_id}", toast="Changed. The customer gets an e-mail.")
            except Refused as refusal:
                form.errors[BESIDE.get(refusal.field or "", refusal.field or "")] = str(refusal)
        return await _page(request, booking, party, typed, form=form)


async def _of(booking_id: UUID) -> tuple[Booking, CateringBooking]:
    booking = await Booking.one(booking_id)
    return booking, await quotes.catering_of(booking)


def _as_it_is(booking: Booking, party: CateringBooking) -> dict[str, Any]:
    menu = {f"{MENU}{product}": str(count) for product, count in quotes.menu_of(party).items()}
    counts = {name: str(getattr(party, name) or "") for name in ("adults", "children", "toddlers")}
    texts = {name: getattr(party, name) or "" for name in TEXTS}
    outdoors = {"is_outdoors": "on"} if party.is_outdoors else {}
    return {**counts, **texts, **menu, **outdoors, "revision": str(booking.revision)}


def _sees_gate_code(request: StaffRequest, booking: Booking) -> bool:
    return request.user.may(Action.SEE_GATE_CODES, [booking.station])


def _change(
    value: ChangeForm, menu: dict[UUID, int], party: CateringBooking, *, may_see_gate_code: bool
) -> PartyChange:
    """Return what is different from the party as it is; who may not see the gate code leaves it as it is."""
    guests = Guests(value.adults, value.children, value.toddlers)
    was = Guests(party.adults, party.children, party.toddlers)
    kept = {name for name in TEXTS if name == "gate_code" and not may_see_gate_code}
    texts = {
        name: getattr(value, name)
        for name in TEXTS
        if name not in kept and getattr(value, name) != (getattr(party, name) or "")
    }
    location = catalog.zip_location(value.postal_code) if "postal_code" in texts else None
    return PartyChange(
        guests=guests if guests != was else None,
        menu=menu if menu != quotes.menu_of(party) else None,
        gratuity_percent=value.gratuity_percent,
        is_outdoors=value.is_outdoors if value.is_outdoors != party.is_outdoors else None,
        city=location.city.title() if location else None,
        **texts,
    )


async def _page(
    request: StaffRequest,
    booking: Booking,
    party: CateringBooking,
    typed: Mapping[str, Any],
    *,
    form: Form[ChangeForm] | None = None,
    is_look: bool = False,
) -> Page:
    price, refusal = await _price(request, booking, party, typed)
    shown: Form[ChangeForm] = form or Form(ChangeForm)
    shown.typed.update({name: typed.get(name, "") for name in ChangeForm.__struct_fields__})
    with stations(booking.station):
        menu = await catalog.menu()
    return Page(
        "bookings/change.html",
        block="typing" if is_look else None,
        status=422 if form and not form.ok else 200,
        base=base(request),
        at=f"{base(request)}/bookings/{booking.id}",
        booking=booking,
        form=shown,
        typed=typed,
        extras=[line for line in menu if line.kind != ProductKind.GUEST and line.amount_cents is not None],
        price=price,
        refusal=refusal,
        may_see_gate_code=_sees_gate_code(request, booking),
        zone=zones(request)[booking.station],
    )


async def _price(
    request: StaffRequest, booking: Booking, party: CateringBooking, typed: Mapping[str, Any]
) -> tuple[ChangePrice | None, str]:
    """Return what the change would cost as far as it was typed, or why it cannot be had."""
    value = Form(ChangeForm, typed).value
    if value is None:
        return None, ""
    change = _change(value, menu_of(typed), party, may_see_gate_code=_sees_gate_code(request, booking))
    if not change.names:
        return None, ""
    try:
        return await bookings.price_of_change(booking.id, change, by_customer=False, waives_fee=value.waives_fee), ""
    except Refused as refusal:
        return None, str(refusal)
