"""What is read for the page of the day: each question one or two statements, however much there is."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from portal.domain import bookings, chefs, matching
from portal.domain.bookings import CalendarEntry, Seat
from portal.domain.chefs import ChefTimes
from portal.domain.today.rows import Cook, OfferLine, Party, PaymentLine, TaskLine, ThreadLine
from tables.bookings import Booking, BookingState, CateringBooking, Task, WaitingListEntry, WaitingState
from tables.catalog import Policy
from tables.chefs import Chef
from tables.inbox import MessageThread

SHOWN: Final = frozenset(
    {
        BookingState.PENDING_DEPOSIT,
        BookingState.CONFIRMED,
        BookingState.IN_SERVICE,
        BookingState.COMPLETED,
        BookingState.NO_SHOW,
        BookingState.EXPIRED,
    }
)
TASK_SOON: Final = timedelta(days=2)
LONGEST: Final = 100
MOST_PAYMENTS: Final = 20
ORDINARY_BALANCE_DAYS: Final = 1
_SHARED: Final = tuple(name for name in Party.__struct_fields__ if name not in {"cooks", "allergies"})


async def parties(first: date, last: date) -> list[Party]:
    """Return the parties of these days in their order, with who cooks them."""
    entries = await bookings.calendar(first, last, states=SHOWN)
    if not entries:
        return []
    known = {chef.id: chef for chef in await chefs.of_station(first, last)}
    former = await _names({seat.chef for entry in entries for seat in entry.seats} - known.keys())
    return [_party(entry, known, former) for entry in entries]


async def later_troubles(after: date, now: datetime) -> list[Party]:
    """Return later parties whose hold runs out within a day, or has run out although money came."""
    soon = now + timedelta(days=1)
    rows = (
        await Booking.select(*(getattr(Booking, name) for name in _SHARED))
        .where(Booking.event_date > after)
        .where(
            ((Booking.state == BookingState.PENDING_DEPOSIT) & (Booking.hold_until_at <= soon))
            | ((Booking.state == BookingState.EXPIRED) & (Booking.paid_cents > 0))
        )
        .order_by(Booking.event_date)
        .limit(LONGEST)
    )
    return [Party(**row) for row in rows]


async def allergies(booking_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what the guests of these parties must not eat, for those who said so."""
    ids = list(booking_ids)
    if not ids:
        return {}
    rows = await CateringBooking.select(CateringBooking.booking, CateringBooking.allergies).where(
        CateringBooking.booking.is_in(ids)
    )
    return {row["booking"]: row["allergies"] for row in rows if row["allergies"]}


async def tasks(today: date) -> list[TaskLine]:
    """Return what is to be done in the next days, or without a date."""
    rows = (
        await Task.select(
            Task.id,
            Task.station,
            Task.booking,
            Task.kind,
            Task.words,
            Task.amount_cents,
            Task.due_date,
            Task.created_at,
        )
        .where(Task.done_at.is_null())
        .where((Task.due_date <= today + TASK_SOON) | Task.due_date.is_null())
        .order_by(Task.due_date)
        .limit(LONGEST)
    )
    return [TaskLine(**row) for row in rows]


async def threads() -> list[ThreadLine]:
    """Return the conversations in which somebody waits, the longest first."""
    rows = (
        await MessageThread.select(
            MessageThread.id,
            MessageThread.station,
            MessageThread.customer,
            MessageThread.customer_name,
            MessageThread.booking,
            MessageThread.last_message_at,
            MessageThread.unread,
        )
        .where(MessageThread.unread > 0)
        .order_by(MessageThread.last_message_at)
        .limit(LONGEST)
    )
    return [ThreadLine(**row) for row in rows]


async def offers(today: date) -> list[OfferLine]:
    """Return the places that people on the waiting list were offered, and that they have not taken."""
    entry = WaitingListEntry
    rows = (
        await entry.select(entry.id, entry.station, entry.event_date, entry.name, entry.guests, entry.offered_until_at)
        .where(entry.event_date >= today)
        .where(entry.state == WaitingState.OFFERED)
        .where(entry.offered_until_at.is_not_null())
        .limit(LONGEST)
    )
    return [OfferLine(**row) for row in rows]


async def payments(station: UUID) -> list[PaymentLine]:
    """Return the payments that wait, the most urgent first, with whom they may be from."""
    rows = [row for row in await matching.waiting(limit=MOST_PAYMENTS) if row.later_until_at is None]
    lines = await matching.lines_of(rows, None)
    return [_payment(row, station, lines) for row in rows]


async def balance_due_days() -> dict[UUID, int]:
    """Return how many days before a party its balance is due, by station."""
    rows = await Policy.select(Policy.station, Policy.balance_due_days).order_by(Policy.version)
    return {row["station"]: row["balance_due_days"] for row in rows}


def _payment(row: matching.Waiting, station: UUID, lines: Mapping[UUID, bookings.BookingLine]) -> PaymentLine:
    best = lines.get(row.best_id) if row.best_id else None
    return PaymentLine(
        id=row.id,
        station=best.station if best else station,
        payer=row.payer_name or row.provider_name,
        amount_cents=row.amount_cents or 0,
        briefly=row.briefly,
        sent_at=row.sent_at,
        urgent_at=row.urgent_at,
        booking=best.id if best else None,
        customer_name=best.customer_name if best else "",
        runs_out=_runs_out(row.urgent_at, best),
    )


def _runs_out(urgent_at: datetime | None, best: bookings.BookingLine | None) -> str:
    if urgent_at is None:
        return ""
    return "the hold ends" if best is None or urgent_at < best.starts_at else "the party begins"


async def _names(chef_ids: Iterable[UUID]) -> dict[UUID, str]:
    ids = list(chef_ids)
    rows = await Chef.select(Chef.id, Chef.name).where(Chef.id.is_in(ids)) if ids else []
    return {row["id"]: row["name"] for row in rows}


def _party(entry: CalendarEntry, known: Mapping[UUID, ChefTimes], former: Mapping[UUID, str]) -> Party:
    facts: dict[str, Any] = {name: getattr(entry, name) for name in _SHARED}
    return Party(**facts, cooks=tuple(_cook(seat, known.get(seat.chef), former) for seat in entry.seats))


def _cook(seat: Seat, chef: ChefTimes | None, former: Mapping[UUID, str]) -> Cook:
    if chef is None:
        name = former.get(seat.chef, "A former chef")
        return Cook(seat.chef, name, seat.arrived_at, seat.done_at, is_away=True)
    is_away = any(
        each.is_off and each.starts_at < seat.ends_at and seat.starts_at < each.ends_at for each in chef.stretches
    )
    return Cook(seat.chef, chef.name, seat.arrived_at, seat.done_at, is_away=is_away)
