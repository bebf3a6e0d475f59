"""Money by hand at a booking: cash and checks, refunds, credit and tips; each can be undone."""

from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal import clock
from portal.domain import payments, tasks
from portal.domain.access import Action
from portal.web.audit import looks_at
from portal.web.forms import Cents, Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, zones
from portal.web.session import StaffRequest
from tables.base import RowMissing
from tables.bookings import Booking
from tables.customers import Customer
from tables.payments import ManualEntry
from tables.tasks import Task, TaskKind

RECORDS: Final = needs(Action.RECORD_PAYMENTS)
LOOKS: Final = looks_at("booking")
NOON: Final = time(12)


class CashForm(msgspec.Struct):
    """Money that somebody took."""

    amount_cents: Cents
    method: str = "cash"
    gratuity_cents: Cents = 0
    happened_date: date | None = None
    note: str = ""
    key: str = ""


class RefundForm(msgspec.Struct):
    """Money of a booking that goes back, or becomes its customer's credit or a tip; `becomes` says which."""

    amount_cents: Cents
    becomes: str = "refund"
    method: str = ""
    happened_date: date | None = None
    note: str = ""
    task: UUID | None = None


class CreditForm(msgspec.Struct):
    """Credit that is put towards a booking."""

    amount_cents: Cents
    note: str = ""


class CreditBackForm(msgspec.Struct):
    """Credit that goes back to its customer."""

    amount_cents: Cents
    method: str = ""
    happened_date: date | None = None
    note: str = ""


class MoneyByHand(Controller):
    path = "/bookings/{booking_id:uuid}"
    opt = RECORDS

    @get("/cash", opt=RECORDS | LOOKS)
    async def ask_about_cash(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        return await _page(request, "cash", booking_id, Form(CashForm))

    @post("/cash")
    async def record_cash(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        form = Form(CashForm, await request.form())
        if typed := form.value:
            with form.catching():
                entry = await payments.record_by_hand(
                    booking_id,
                    method=typed.method,
                    amount_cents=typed.amount_cents,
                    gratuity_cents=typed.gratuity_cents,
                    happened_at=await _noon(request, booking_id, typed.happened_date),
                    note=typed.note,
                    user_id=request.user.id,
                    key=f"form:{typed.key}" if typed.key else None,
                )
                return _done(request, entry, "Recorded. The customer gets a receipt.")
        return await _page(request, "cash", booking_id, form)

    @get("/refund", opt=RECORDS | LOOKS)
    async def ask_about_refund(
        self, request: StaffRequest, booking_id: FromPath[UUID], task: FromQuery[UUID | None] = None
    ) -> Page:
        return await _page(request, "refund", booking_id, Form(RefundForm), task_id=task)

    @post("/refund")
    async def refund(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        form = Form(RefundForm, await request.form())
        if typed := form.value:
            with form.catching():
                entry, said = await _become(request, booking_id, typed)
                return _done(request, entry, said)
        return await _page(request, "refund", booking_id, form, task_id=_task_of(form))

    @get("/credit", opt=RECORDS | LOOKS)
    async def ask_about_credit(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page:
        return await _page(request, "credit", booking_id, Form(CreditForm))

    @post("/credit")
    async def use_credit(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        form = Form(CreditForm, await request.form())
        if typed := form.value:
            with form.catching():
                entry = await payments.use_credit(
                    booking_id, amount_cents=typed.amount_cents, user_id=request.user.id, note=typed.note
                )
                return _done(request, entry, "The credit is applied to this booking.")
        return await _page(request, "credit", booking_id, form)

    @post("/by-hand/{entry_id:uuid}/reversal")
    async def undo(self, request: StaffRequest, booking_id: FromPath[UUID], entry_id: FromPath[UUID]) -> Done:
        entry = await ManualEntry.one(entry_id)
        if entry.booking != booking_id:
            raise RowMissing("ManualEntry")
        await payments.undo(entry.id, user_id=request.user.id)
        return Done(to=f"{base(request)}/bookings/{booking_id}", toast="Undone. Everything’s back as it was.")


class CreditByHand(Controller):
    """A customer's credit, sent back to them."""

    path = "/customers/{customer_id:uuid}"
    opt = RECORDS

    @get("/credit", opt=RECORDS | looks_at("customer"))
    async def ask(self, request: StaffRequest, customer_id: FromPath[UUID]) -> Page:
        return await _credit_page(request, customer_id, Form(CreditBackForm))

    @post("/credit")
    async def give_back(self, request: StaffRequest, customer_id: FromPath[UUID]) -> Page | Done:
        form = Form(CreditBackForm, await request.form())
        if typed := form.value:
            customer = await Customer.one(customer_id)
            with form.catching():
                entry = await payments.give_back_credit(
                    customer.id,
                    amount_cents=typed.amount_cents,
                    method=typed.method,
                    user_id=request.user.id,
                    happened_at=_noon_of(typed.happened_date, zones(request)[customer.station]),
                    note=typed.note,
                )
                at = f"{base(request)}/customers/{customer.id}"
                return Done(to=at, toast="Refund recorded.", undo=f"{at}/by-hand/{entry.id}/reversal")
        return await _credit_page(request, customer_id, form)

    @post("/by-hand/{entry_id:uuid}/reversal")
    async def undo(self, request: StaffRequest, customer_id: FromPath[UUID], entry_id: FromPath[UUID]) -> Done:
        entry = await ManualEntry.one(entry_id)
        if entry.customer != customer_id or entry.booking is not None:
            raise RowMissing("ManualEntry")
        await payments.undo(entry.id, user_id=request.user.id)
        return Done(to=f"{base(request)}/customers/{customer_id}", toast="Undone. Everything’s back as it was.")


async def _credit_page(request: StaffRequest, customer_id: UUID, form: Form[CreditBackForm]) -> Page:
    customer = await Customer.one(customer_id)
    zone = zones(request)[customer.station]
    return Page(
        "payments/credit_back.html",
        status=200 if form.ok else 422,
        base=base(request),
        at=f"{base(request)}/customers/{customer.id}",
        customer=customer,
        form=form,
        credit_cents=await payments.credit(customer.id),
        goes_back=[("", "Choose how"), *payments.GOES_BACK.items()],
        today=clock.now().astimezone(ZoneInfo(zone)).date(),
    )


async def _become(request: StaffRequest, booking_id: UUID, typed: RefundForm) -> tuple[ManualEntry, str]:
    """Do what was chosen for the money, and return the words that say so."""
    who: dict[str, Any] = {"user_id": request.user.id, "note": typed.note, "task_id": typed.task}
    if typed.becomes == "credit":
        entry = await payments.keep_as_credit(booking_id, amount_cents=typed.amount_cents, **who)
        return entry, "Kept as credit for the customer’s next party."
    if typed.becomes == "gratuity":
        entry = await payments.keep_as_gratuity(booking_id, amount_cents=typed.amount_cents, **who)
        return entry, "Recorded as a tip for the chef."
    entry = await payments.give_back(
        booking_id,
        amount_cents=typed.amount_cents,
        method=typed.method,
        happened_at=await _noon(request, booking_id, typed.happened_date),
        **who,
    )
    return entry, "Refund recorded."


def _done(request: StaffRequest, entry: ManualEntry, toast: str) -> Done:
    at = f"{base(request)}/bookings/{entry.booking}"
    return Done(to=at, toast=toast, undo=f"{at}/by-hand/{entry.id}/reversal")


async def _page(
    request: StaffRequest, what: str, booking_id: UUID, form: Form[Any], *, task_id: UUID | None = None
) -> Page:
    booking = await Booking.one(booking_id)
    zone = zones(request)[booking.station]
    return Page(
        f"payments/{what}.html",
        status=200 if form.ok else 422,
        base=base(request),
        at=f"{base(request)}/bookings/{booking.id}",
        booking=booking,
        form=form,
        task=await _open_task(booking, task_id) if what == "refund" else None,
        tasks=[each for each in await tasks.of_booking(booking.id) if each.kind == TaskKind.REFUND],
        credit_cents=await payments.credit(booking.customer),
        there_cents=booking.paid_cents + booking.gratuity_cents,
        by_hand=list(payments.BY_HAND.items()),
        goes_back=[("", "Choose how"), *payments.GOES_BACK.items()],
        today=clock.now().astimezone(ZoneInfo(zone)).date(),
    )


async def _open_task(booking: Booking, task_id: UUID | None) -> Task | None:
    """Return the task that the refund is for, unless it is done, withdrawn, or another booking's."""
    if task_id is None:
        return None
    task: Task | None = await Task.objects().where((Task.id == task_id) & (Task.booking == booking.id)).first()
    return task if task and task.done_at is None else None


def _task_of(form: Form[RefundForm]) -> UUID | None:
    try:
        return UUID(str(form.typed.get("task", "")))
    except ValueError:
        return None


async def _noon(request: StaffRequest, booking_id: UUID, day: date | None) -> datetime | None:
    return _noon_of(day, zones(request)[(await Booking.one(booking_id)).station])


def _noon_of(day: date | None, zone: str) -> datetime | None:
    """Return the middle of a day at a station, where only the day is known; for today None, which is now."""
    if day is None or day == clock.now().astimezone(ZoneInfo(zone)).date():
        return None
    return datetime.combine(day, NOON, ZoneInfo(zone)).astimezone(UTC)
