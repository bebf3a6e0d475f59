"""The page on which a booking by phone is written down: who may be calling, which times are free, what it costs."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.controllers.openings_month import Month, bounds, month_of
from portal.controllers.staff.bookings.new_form import HOLDS, Heard, PhoneForm, heard
from portal.domain import availability, bookings, catalog, customers, quotes
from portal.domain.availability import Opening
from portal.domain.errors import Refused
from portal.domain.quotes import Order, Priced, Seen
from portal.web.forms import Form
from portal.web.page import Page
from portal.web.places import base, here, main_zone
from portal.web.session import StaffRequest
from tables.catalog import ProductKind
from tables.scope import the_station
from tables.stations import Station

HORIZON_DAYS: Final = 730
"""Staff look two years ahead, whatever customers may book."""


class Caller(msgspec.Struct, frozen=True):
    """A customer who may be calling, and how many parties they have had."""

    id: UUID
    name: str
    likeness: str
    is_exact: bool
    parties: int


async def new_page(
    request: StaffRequest,
    typed: Mapping[str, Any],
    *,
    form: Form[PhoneForm] | None = None,
    nearest: tuple[Opening, ...] = (),
    is_look: bool = False,
    is_picked: bool = False,
) -> Page:
    """Build the page with what was typed so far; `form` is one that could not be booked, `is_look` asks for a part.

    `is_picked` says that the day was picked in the month, and stands in its field from now on.
    """
    so_far = heard(typed)
    zone = main_zone(request)
    today = clock.now().astimezone(ZoneInfo(zone)).date()
    menu = await catalog.menu()
    location = catalog.zip_location(so_far.postal_code)
    serving = await catalog.serving(so_far.postal_code) if location else []
    month = await _month(so_far, today)
    openings = await _openings(so_far)
    priced, refusal = await _priced(so_far, openings, zone)
    return Page(
        "bookings/new.html",
        block="typing" if is_look else None,
        status=422 if form and not form.ok else 200,
        base=base(request),
        station=here(request).label,
        form=form or _as_typed(typed),
        typed=typed,
        extras=[line for line in menu if line.kind != ProductKind.GUEST and line.amount_cents is not None],
        callers=await callers(typed),
        heard=so_far,
        location=location,
        openings=openings,
        nearest=nearest,
        chosen=str(typed.get("starts_at", "")),
        priced=priced,
        seen=Seen(total_cents=priced.total_cents, deposit_cents=priced.deposit_cents) if priced else None,
        refusal=refusal,
        holds=HOLDS,
        zone=zone,
        today=today,
        month=month,
        is_picked=is_picked,
        serving=serving,
        is_elsewhere=bool(location) and the_station() not in {served.station for served in serving},
    )


async def callers(typed: Mapping[str, Any]) -> list[Caller]:
    """Return who may be calling, with their parties."""
    found = await customers.alike(
        name=str(typed.get("name", "")), email=str(typed.get("email", "")), phone=str(typed.get("phone", ""))
    )
    parties = await bookings.parties_of([each.id for each in found])
    return [Caller(each.id, each.name, each.likeness, each.is_exact, parties.get(each.id, 0)) for each in found]


def _as_typed(typed: Mapping[str, Any]) -> Form[PhoneForm]:
    form: Form[PhoneForm] = Form(PhoneForm)
    form.typed.update({field.name: typed.get(field.name, "") for field in msgspec.structs.fields(PhoneForm)})
    return form


async def _month(so_far: Heard, today: date) -> Month:
    """Return the month to pick a day from, as free as it is for so many guests at that place."""
    first, last = bounds(max(so_far.month or today, today.replace(day=1)))
    found = await availability.openings(first, last, guests=max(so_far.guests.count, 1), postal_code=so_far.postal_code)
    return month_of(found, first=first, today=today, soonest=today, horizon_days=HORIZON_DAYS)


async def _openings(so_far: Heard) -> list[Opening]:
    if so_far.day is None:
        return []
    guests = max(so_far.guests.count, 1)
    found = await availability.openings(so_far.day, so_far.day, guests=guests, postal_code=so_far.postal_code)
    return found[so_far.day]


async def _priced(so_far: Heard, openings: list[Opening], zone: str) -> tuple[Priced | None, str]:
    """Return what it would cost as far as it is known, or why that cannot be said."""
    if not (so_far.guests.adults + so_far.guests.children):
        return None, ""
    today = clock.now().astimezone(ZoneInfo(zone)).date()
    day = so_far.day or today
    station = await Station.one(the_station())
    order = Order(
        guests=so_far.guests,
        menu=so_far.menu,
        miles=catalog.miles(station.postal_code, so_far.postal_code),
        event_date=day,
        days_ahead=max((day - today).days, 0),
        fill_percent=max((each.fill_percent for each in openings), default=0),
        code=so_far.code or None,
        gratuity_percent=so_far.gratuity_percent,
    )
    try:
        return quotes.price(await catalog.rates(), order), ""
    except Refused as refusal:
        return None, str(refusal)
