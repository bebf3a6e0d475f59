"""The page of one booking, put together: everything about a party, and what can be done with it."""

from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.controllers.declaration_form import METHODS, DeclarationForm
from portal.controllers.staff.bookings.money import money_of, undo_wait
from portal.controllers.staff.bookings.quotes import lines_of, versions_of
from portal.controllers.staff.bookings.steps import steps_of
from portal.domain import bookings, events, inbox, mailings, matching, notifications, quotes, schedule, tasks
from portal.domain.access import Action
from portal.domain.bookings import BookingStateChanged
from portal.domain.events import History
from portal.web.events.lines import names_of, time_line
from portal.web.forms import Form
from portal.web.page import Page
from portal.web.places import base, zones
from portal.web.session import StaffRequest
from tables.bookings import ACTIVE, Booking, BookingState
from tables.customers import Customer

LONGEST_HISTORY: Final = 100


class TaskForm(msgspec.Struct):
    """What somebody has to do about a booking."""

    words: str
    due_date: date | None = None


async def booking_page(
    request: StaffRequest,
    booking_id: UUID,
    *,
    declaration: Form[DeclarationForm] | None = None,
    task: Form[TaskForm] | None = None,
    trouble: str | None = None,
) -> Page:
    """Build the page; the forms are those that could not be kept, `trouble` is what else was refused."""
    booking = await Booking.one(booking_id)
    zone, now = zones(request)[booking.station], clock.now()
    catering = await quotes.find_catering(booking.id)
    to_do = await tasks.of_booking(booking.id)
    history = await events.history(booking.id, limit=LONGEST_HISTORY)
    messages = await inbox.messages_of(booking.id)
    money = await money_of(request, booking)
    authors = {message.author for message in messages} | {task.made_by for task in to_do}
    authors |= {entry.made_by for entry in money["by_hand"].values()}
    names = await names_of((line.actor for line in history), *authors)
    assignments = await schedule.assignments_of(booking)
    may = request.user.may
    here = [booking.station]
    form, task_form = declaration or Form(DeclarationForm), task or Form(TaskForm)
    refused = trouble or not (form.ok and task_form.ok)
    return Page(
        "bookings/show.html",
        status=422 if refused else 200,
        base=base(request),
        at=f"{base(request)}/bookings/{booking.id}",
        booking=booking,
        catering=catering,
        lines=lines_of(catering.quote_lines if catering else None),
        quotes=await versions_of(booking.id, history, names, zone),
        tasks=to_do,
        open_tasks=[line for line in to_do if not line.is_done],
        assignments=assignments,
        chefs_missing=max(booking.chefs_needed - len(assignments), 0) if _takes_chefs(booking) else 0,
        messages=messages,
        unanswered=bool(messages) and not messages[-1].is_ours and await _waits(booking.id),
        letters=await mailings.letters_of(booking.id),
        confirmation_due_at=_confirmation_due_at(booking, history, wait=undo_wait(request), now=now),
        has_address=await notifications.addressee(booking) is not None,
        customer=await _customer(booking),
        link=notifications.page_of(booking),
        steps=steps_of(booking, now=now, zone=zone),
        form=form,
        task_form=task_form,
        trouble=trouble,
        just_booked="booked" in request.query_params,
        methods=METHODS,
        providers=matching.PROVIDERS,
        zone=zone,
        now=now,
        today=(today := now.astimezone(ZoneInfo(zone)).date()),
        days_left=(booking.event_date - today).days,
        history=time_line(history, names=names, request=request),
        names=names,
        public_url=request.app.state.settings.base_url,
        may_manage=may(Action.MANAGE_BOOKINGS, here),
        may_run=may(Action.RUN_PARTIES, here),
        may_see_gate_code=may(Action.SEE_GATE_CODES, here),
        may_see_contact=may(Action.SEE_CONTACT_DATA, here),
        may_note=may(Action.NOTE_DECLARATIONS, here),
        **money,
    )


def _confirmation_due_at(
    booking: Booking, history: list[History], *, wait: timedelta, now: datetime
) -> datetime | None:
    """Return when the confirmation goes out, while it waits until the decision behind it is no longer undone."""
    if booking.state != BookingState.CONFIRMED:
        return None
    changes = (
        line
        for line in history
        if line.name == BookingStateChanged.name and line.facts["after"] == BookingState.CONFIRMED
    )
    newest = max((line.happened_at for line in changes), default=None)
    return newest + wait if newest is not None and newest + wait > now else None


async def _customer(booking: Booking) -> dict[str, Any] | None:
    """Return whom the booking belongs to, and how many other parties of theirs there are."""
    row: dict[str, Any] | None = (
        await Customer.select(Customer.id, Customer.name, Customer.email, Customer.phone)
        .where(Customer.id == booking.customer)
        .first()
    )
    if row is None:
        return None
    parties = await bookings.of_customer(booking.customer)
    return row | {"parties": len(parties), "since": min((line.event_date for line in parties), default=None)}


async def _waits(booking_id: UUID) -> bool:
    return await inbox.is_waiting(booking_id)


def _takes_chefs(booking: Booking) -> bool:
    return booking.state in ACTIVE
