"""Another date or place for a draft, and the page for whoever was a moment too late."""

from functools import partial
from typing import Any

from litestar import Controller, Request, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from portal.controllers.openings_month import MonthDay
from portal.controllers.public.booking.area import right_station, with_a_place
from portal.controllers.public.booking.consents import consents_of
from portal.controllers.public.booking.draft import (
    GOING_ON,
    DraftContext,
    ahead,
    as_it_is_now,
    business_stations,
    gone,
    step_page,
    to_booking,
    under_way,
)
from portal.controllers.public.booking.forms import StartQuery, TimeForm
from portal.controllers.public.booking.look import bookable, look_of, read_time
from portal.controllers.public.booking.pick import UNKNOWN_ZIP, Picking, picking, shown
from portal.domain import availability, catalog, drafts, qr, quotes, stations
from portal.domain.drafts import DraftStep
from portal.domain.qr import LinkKind
from portal.domain.quotes import Priced
from portal.web.forms import Form
from portal.web.holder import holder
from portal.web.page import Done, Page
from portal.web.public import whole_business

CustomerRequest = Request[Any, Any, Any]


class WhenPages(Controller):
    """The date; the times that are left."""

    path = "/book/{token:str}"
    exception_handlers = {NotFoundException: gone}

    @get("/date", opt=GOING_ON)
    async def date(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        under = await under_way(request, token)
        if away := await ahead(under, DraftStep.DATE):
            return away
        form = Form(StartQuery, _typed(under, request.query_params))
        if form.value and not catalog.zip_location(form.value.zip):
            form.errors["zip"] = UNKNOWN_ZIP
        return await _date_page(request, under, form)

    @post("/date", opt=GOING_ON)
    async def save_date(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        under = await under_way(request, token)
        if away := await ahead(under, DraftStep.DATE):
            return away
        typed = await request.form()
        form = Form(StartQuery, _typed(under, typed))
        look = look_of(form, _typed(under, typed))
        if not catalog.zip_location(look.zip):
            form.errors["zip"] = UNKNOWN_ZIP
            return await _date_page(request, under, form)
        if other := await right_station(request, look):
            return await _transfer(request, under, other, look)
        await drafts.save(under.draft.id, {"postal_code": look.zip} | _new_city(under, look))
        if typed.get("go") == "days":
            return Done(to=f"date?zip={look.zip}")
        with form.catching():
            draft = await drafts.retime(under.draft.id, read_time(Form(TimeForm, typed)))
            return Done(to=str(draft.answers.next_step))
        return await _date_page(request, under, form, chosen=str(typed.get("starts_at", "")))

    @get("/taken", opt=GOING_ON)
    async def taken(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        under = await under_way(request, token)
        if under.draft.booking or under.draft.answers.starts_at is None:
            return await ahead(under, DraftStep.YOU) or Done(to="date")
        return await _taken_page(under, Form(TimeForm))

    @post("/taken", opt=GOING_ON)
    async def take(self, request: CustomerRequest, token: FromPath[str]) -> Page | Done:
        """Take another time with one tap: what was whole before is booked at once."""
        under = await under_way(request, token)
        if under.draft.booking:
            return await ahead(under, DraftStep.YOU) or Done(to="you")
        form = Form(TimeForm)
        typed = await request.form()
        with form.catching():
            seen = quotes.read_seen(typed.get("seen"))
            starts_at = bookable(seen.starts_at)
            if not under.draft.answers.is_whole:
                draft = await drafts.retime(under.draft.id, starts_at)
                return Done(to=str(draft.answers.next_step))
            agreed = consents_of(request, under.draft.answers)
            return to_booking(
                await drafts.book(
                    under.draft.id, seen=seen, holder=holder(request), starts_at=starts_at, consents=agreed
                )
            )
        return await _taken_page(await as_it_is_now(request, under), form)


def _typed(under: DraftContext, typed: Any) -> dict[str, Any]:
    """Read what is to be shown; the place and the number of guests are known already."""
    answers = under.draft.answers
    shown = answers.event_date.isoformat() if answers.event_date and "month" not in typed else ""
    return {
        "zip": typed.get("zip") or answers.postal_code,
        "guests": str(max(answers.guests.count, 1)),
        "month": typed.get("month", ""),
        "date": typed.get("date", "") or shown,
        "came": typed.get("came", ""),
    }


def _new_city(under: DraftContext, look: StartQuery) -> dict[str, str]:
    """Forget the city where the party is somewhere else now."""
    return {} if look.zip == under.draft.answers.postal_code else {"city": ""}


async def _date_page(request: CustomerRequest, under: DraftContext, form: Form[Any], *, chosen: str = "") -> Page:
    look = look_of(form, form.typed)
    picked = await picking(request, look, f"{under.base}/date")
    came = await stations.station_by_slug(look.came) if look.came else None
    starts_at = under.draft.answers.starts_at
    chosen = chosen or (starts_at.isoformat() if starts_at else "")
    context = shown(picked, partial(_price_then, under, picked), chosen=chosen)
    return step_page(
        under,
        DraftStep.DATE,
        form,
        came=(came.slug, came.name) if came else None,
        elsewhere=await with_a_place(request, look) if picked.day and not picked.free else None,
        goes_on=next((each.name for each in await catalog.serving(look.zip)), None) if not picked.is_served else None,
        **context,
    )


def _price_then(under: DraftContext, picked: Picking, day: MonthDay | None) -> Priced:
    """Price the draft on a day."""
    opening = next(iter(day.openings), None) if day else None
    draft = drafts.at_time(under.draft, opening, under.zone) if opening else under.draft
    return draft.price(picked.miles)


async def _transfer(request: CustomerRequest, under: DraftContext, slug: str, look: StartQuery) -> Done:
    """Go on at the station that serves this place, with everything that was typed."""
    served = {each.slug: each.station for each in await catalog.serving(look.zip)}
    with whole_business(request, await business_stations(request)):
        draft = await drafts.transfer(under.draft.id, served[slug], postal_code=look.zip)
    return Done(to=f"/{slug}/book/{qr.sign(LinkKind.DRAFT, draft.id)}/date?came={under.station.slug}")


async def _taken_page(under: DraftContext, form: Form[Any]) -> Page:
    """Show the nearest times that are free, each with what the party costs then."""
    answers = under.draft.answers
    assert answers.starts_at is not None  # noqa: S101 - only who has chosen one gets here
    assert answers.event_date is not None  # noqa: S101
    found = await availability.nearest_free(
        answers.starts_at,
        answers.event_date,
        under.zone,
        guests=answers.guests.count,
        postal_code=answers.postal_code,
    )
    return Page(
        "booking/taken.html",
        block="book",
        status=200 if form.ok else 422,
        form=form,
        under=under,
        draft=under.draft,
        answers=answers,
        left=await drafts.what_is_left(answers),
        offers=[drafts.at_time(under.draft, opening, under.zone).seen(under.miles, under.zone) for opening in found],
        now_cents=under.priced.total_cents,
    )
