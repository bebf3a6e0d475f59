"""Moving a party to another time: which are free, what it costs, and whom it concerns, before it is done."""

import datetime as dt
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath

from portal.controllers.staff.calendar.page import back_to, entry_of, station_zones
from portal.controllers.staff.calendar.party import short_name
from portal.domain import availability, bookings, chefs, quotes, schedule
from portal.domain.access import Action
from portal.domain.availability import Opening
from portal.domain.errors import Refused
from portal.domain.quotes import ChangePrice, PartyChange, Seen
from portal.domain.schedule import CalendarEntry
from portal.text import clock_time, day
from portal.web.audit import looks_at
from portal.web.dates import day_of
from portal.web.forms import Form, Revision
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest

LONGEST = timedelta(days=45)
SEEN = {False: "seen", True: "seen_free"}
"""The fields that carry what the page showed, without and with the fee waived."""
WORDS = {"free": "free", "last": "the last place", "full": "full", "blocked": "blocked", "closed": "nobody works then"}


class Moving(msgspec.Struct):
    """Where a party is to go, and what the form was written against."""

    date: date
    revision: Revision
    time: dt.time | None = None
    waives_fee: bool = False
    chef: UUID | None = None
    instead: UUID | None = None


class Moves(Controller):
    path = "/calendar/moves/{booking_id:uuid}"
    opt = needs(Action.MANAGE_BOOKINGS)

    @get(opt=needs(Action.MANAGE_BOOKINGS) | looks_at("booking"))
    async def edit(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        entry = await entry_of(booking_id)
        return await _page(request, entry, Form(Moving, _asked(request, entry)))

    @get("/openings")
    async def openings(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        """List when this party could begin, for what is dragged over the calendar."""
        entry = await entry_of(booking_id)
        first, last = (day_of(request.query_params.get(name)) or entry.event_date for name in ("first", "last"))
        found = await availability.openings_to_move(entry.id, first, min(last, first + LONGEST))
        zone = _zone(request, entry)
        return Page("calendar/openings.html", block="list", openings=[(o.starts_at.astimezone(zone), o) for o in found])

    @post()
    async def update(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        entry = await entry_of(booking_id)
        sent = await request.form()
        form = Form(Moving, sent)
        to = _moment(form.value, _zone(request, entry)) if form.value else None
        nearest: tuple[Opening, ...] = ()
        if form.value and to:
            with form.catching():
                try:
                    await _move(entry, to, form.value, quotes.read_seen(sent.get(SEEN[form.value.waives_fee])))
                except availability.SlotTaken as taken:
                    nearest = taken.nearest
                    raise
                return _moved(request, entry, to)
        return await _page(request, entry, form, status=422, nearest=nearest)

    @post("/reversal")
    async def undo(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Done:
        """Move a party back to where it was, if that is still free."""
        entry = await entry_of(booking_id)
        back = _instant(request.query_params.get("to", ""))
        await schedule.reschedule(entry.id, starts_at=back, revision=entry.revision, waives_fee=True)
        local = back.astimezone(_zone(request, entry))
        return Done(to=back_to(request, local.date()), toast=f"Back on {day(local.date())}, {clock_time(local)}.")


async def _move(entry: CalendarEntry, to: datetime, said: Moving, seen: Seen) -> None:
    await schedule.reschedule(
        entry.id,
        starts_at=to,
        revision=said.revision,
        waives_fee=said.waives_fee,
        seen=seen,
        chef=said.chef,
        instead=said.instead,
    )


async def _page(
    request: StaffRequest,
    entry: CalendarEntry,
    form: Form[Moving],
    status: int = 200,
    nearest: tuple[Opening, ...] = (),
) -> Page:
    zone = _zone(request, entry)
    chosen = form.value.date if form.value else entry.starts_at.astimezone(zone).date()
    openings = await availability.openings_to_move(entry.id, chosen, chosen)
    to = _moment(form.value, zone) if form.value else None
    price = None if nearest else await _price(entry, to, form)
    working = await chefs.of_station(chosen, chosen, with_former=True)
    names = {chef.id: chef.name for chef in working}
    return Page(
        "calendar/move.html",
        block="form",
        status=status,
        entry=entry,
        form=form,
        base=base(request),
        back=back_to(request, entry.event_date),
        now=entry.starts_at.astimezone(zone),
        to=to.astimezone(zone) if to else None,
        times=_times(openings, zone, to, entry),
        nearest=[opening.starts_at.astimezone(zone) for opening in nearest],
        price=price,
        waived=await _price(entry, to, form, waives_fee=True) if price and price.fee_cents else None,
        who=_who(entry, to, openings, form, names),
        chefs=", ".join(short_name(names[chef]) for chef in entry.chefs if chef in names),
    )


async def _price(
    entry: CalendarEntry, to: datetime | None, form: Form[Moving], *, waives_fee: bool = False
) -> ChangePrice | None:
    """Return what the move costs; a refusal becomes an error beside the time."""
    if to is None or to == entry.starts_at:
        return None
    change = PartyChange(starts_at=to)
    try:
        return await bookings.price_of_change(entry.id, change, by_customer=False, waives_fee=waives_fee)
    except Refused as refusal:
        form.errors.setdefault("starts_at", str(refusal))
    return None


def _times(openings: list[Opening], zone: ZoneInfo, to: datetime | None, entry: CalendarEntry) -> list[tuple[str, str]]:
    """Return the slots to choose from, each with what is left; also the time that is asked for, if it is none."""
    found = {opening.starts_at: WORDS.get(opening.state, "") for opening in openings}
    if entry.starts_at in found:
        found[entry.starts_at] = "where it is now"
    if to and to not in found:
        found[to] = "no usual time"
    local = {at.astimezone(zone): word for at, word in sorted(found.items())}
    return [("", "Choose a time"), *((f"{at:%H:%M}", f"{clock_time(at)}, {word}") for at, word in local.items())]


def _who(
    entry: CalendarEntry, to: datetime | None, openings: list[Opening], form: Form[Moving], names: dict[UUID, str]
) -> str:
    """Say who would cook."""
    opening = next((opening for opening in openings if opening.starts_at == to), None)
    if form.value and form.value.chef:
        return f"{names.get(form.value.chef, 'The chef')} cooks."
    if opening is None or not entry.assignments:
        return "The portal will look for a chef." if not entry.assignments else "The portal will look for chefs again."
    staying = [chef for chef in entry.chefs if chef in opening.chefs]
    others = [chef for chef in opening.chefs if chef not in staying][: max(entry.chefs_needed - len(staying), 0)]
    words = [f"{names[chef]} stays" for chef in staying if chef in names]
    words += [f"{names[chef]} comes instead" for chef in others if chef in names]
    return (", ".join(words) + ".") if words else "No chef is free then."


def _moved(request: StaffRequest, entry: CalendarEntry, to: datetime) -> Done:
    local = to.astimezone(_zone(request, entry))
    return Done(
        to=back_to(request, local.date()),
        toast=f"Moved to {day(local.date())}, {clock_time(local)}. The customer gets an e-mail.",
        undo=f"{base(request)}/calendar/moves/{entry.id}/reversal?to={entry.starts_at:%Y-%m-%dT%H:%MZ}",
    )


def _asked(request: StaffRequest, entry: CalendarEntry) -> dict[str, Any]:
    """Return what the address says; `to` is a date and a time in one, as a drop names it."""
    query = dict(request.query_params)
    to = query.pop("to", "")
    date_of_now = entry.starts_at.astimezone(_zone(request, entry)).date().isoformat()
    typed = {"date": to[:10] or date_of_now, "time": to[11:16]} | query | {"revision": entry.revision}
    return typed if day_of(typed["date"]) else typed | {"date": date_of_now, "time": ""}


def _moment(said: Moving, zone: ZoneInfo) -> datetime | None:
    if said.time is None:
        return None
    return chefs.at_minute(said.date, said.time.hour * 60 + said.time.minute, zone)


def _instant(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError as error:
        raise Refused("We couldn’t read that time.") from error


def _zone(request: StaffRequest, entry: CalendarEntry) -> ZoneInfo:
    return station_zones(request)[entry.station]
