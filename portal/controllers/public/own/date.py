"""A customer moves their party to another date: real openings, and what the move costs before it is made."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, get, post

from portal import clock
from portal.controllers.openings_month import bounds, month_of, read_month, slot_of
from portal.controllers.public.booking.forms import StartQuery, TimeForm
from portal.controllers.public.booking.look import read_time
from portal.controllers.public.booking.pick import TONES, Picking
from portal.controllers.public.own.page import NoLongerHere, Own, PublicRequest, around, closed, own
from portal.domain import availability, bookings, catalog, notifications, quotes
from portal.domain.availability import Opening, SlotTaken
from portal.domain.quotes import ChangePrice, PartyChange
from portal.text import long_day
from portal.web.forms import Form, Revision
from portal.web.page import Done, Page


class DateQuery(msgspec.Struct, frozen=True):
    """Which month and day are looked at."""

    month: str = ""
    date: str = ""


class NewTime(msgspec.Struct, frozen=True, kw_only=True):
    """The time that was chosen, and the revision that the page showed."""

    starts_at: str = ""
    revision: Revision


class OwnDate(Controller):
    """The month, the times of a day, what moving costs, and the move."""

    path = "/{token:str}/date"
    exception_handlers = {NoLongerHere: closed}

    @get()
    async def edit(self, request: PublicRequest) -> Page:
        shown = await own(request)
        shown.refuse_when_over()
        return await _page(request, shown, Form(NewTime), request.query_params)

    @post()
    async def update(self, request: PublicRequest) -> Page | Done:
        shown = await own(request)
        shown.refuse_when_over()
        typed = await request.form()
        form = Form(NewTime, typed)
        price: ChangePrice | None = None
        nearest: tuple[Opening, ...] = ()
        with form.catching():
            wanted = PartyChange(starts_at=read_time(Form(TimeForm, typed)))
            try:
                price = await bookings.price_of_change(shown.booking.id, wanted)
                if form.value and typed.get("go") == "yes":
                    seen = quotes.read_seen(typed.get("seen"))
                    await bookings.change(
                        shown.booking.id, wanted, revision=form.value.revision, by_customer=True, seen=seen
                    )
                    return Done(to=f"{notifications.page_of(shown.booking)}?done=moved")
            except SlotTaken as taken:
                nearest = taken.nearest
                raise
        return await _page(request, shown, form, typed, price, nearest)


async def _page(
    request: PublicRequest,
    shown: Own,
    form: Form[Any],
    asked: Any,
    price: ChangePrice | None = None,
    nearest: tuple[Opening, ...] = (),
) -> Page:
    zone = ZoneInfo(shown.zone)
    chosen_at = read_time(Form(TimeForm, asked)) if price else None
    return Page(
        "own/date.html",
        block="picker",
        status=200 if form.ok else 422,
        form=form,
        price=price,
        pick=await _picking(shown, zone, Form(DateQuery, asked).value or DateQuery()),
        tones=TONES,
        chosen=form.typed.get("starts_at", ""),
        chosen_at=chosen_at,
        deposit_then=_deposit_then(shown, price, chosen_at.astimezone(zone).date()) if price and chosen_at else "",
        nearest=[(opening, slot_of(opening, zone)) for opening in nearest],
        **await around(request, shown),
    )


def _deposit_then(shown: Own, price: ChangePrice, day: date) -> str:
    """Say what a move does to the deposit."""
    today = clock.now().astimezone(ZoneInfo(shown.zone)).date()
    last = quotes.refundable_until(shown.policy, day, left_behind=price.refundable_until_date)
    if last >= today:
        return f"Cancel by {long_day(last)}, and you get your deposit back."
    if shown.refundable_until < today:
        return "Your deposit is no longer refundable if you cancel. Moving the party doesn’t change that."
    return "That date is close: your deposit won’t be refundable if you cancel."


async def _picking(shown: Own, zone: ZoneInfo, looked: DateQuery) -> Picking:
    """Look up when this party could begin instead, as if it had no place yet."""
    policy, today = await catalog.policy(), clock.now().astimezone(zone).date()
    picked = _day(looked.date)
    asked = read_month(looked.month) or picked or shown.booking.event_date
    start, end = bounds(max(min(asked, today + timedelta(days=policy.horizon_days)), today))
    found = await availability.openings(
        max(start, today),
        end,
        guests=shown.booking.guests,
        postal_code=shown.kept.postal_code,
        without=shown.booking.id,
    )
    month = month_of(found, first=start, today=today, soonest=today, horizon_days=policy.horizon_days)
    day = next((day for week in month.weeks for day in week if day and day.date == picked), None)
    return Picking(
        base=f"{notifications.page_of(shown.booking)}/date",
        look=StartQuery(guests=max(shown.booking.guests, 1), month=looked.month, date=picked),
        location=None,
        miles=shown.kept.miles,
        policy=policy,
        month=month,
        day=day,
        slots=[slot_of(opening, zone) for opening in day.openings] if day else [],
        zone=zone,
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
