"""The parties of the page of the day, with their chefs: two statements, however many there are."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from piccolo.querystring import QueryString

from portal.domain import bookings, chefs, matching
from portal.domain.chefs import ChefTimes, Shifts, TimeRange
from portal.domain.today.rows import TodayAssignment, TodayParty, TodayPayment
from tables.bookings import ACTIVE, ON_THE_CALENDAR, OWING, Booking, BookingState, CateringBooking

SHOWN: Final = ON_THE_CALENDAR | {BookingState.EXPIRED}
MOST_PAYMENTS: Final = 20
HOLD_ENDS_WITHIN: Final = timedelta(days=1)
UNPAID_FOR: Final = timedelta(days=90)
_ASKED: Final = tuple(
    getattr(Booking, name)
    for name in TodayParty.__struct_fields__
    if name not in {"assignments", "allergies", "postal_code"}
)
_ASSIGNMENTS: Final = (
    "(SELECT jsonb_agg(jsonb_build_object('chef', assigned.chef, 'kept_from_at', assigned.starts_at,"
    " 'kept_until_at', assigned.ends_at, 'postal_code', assigned.postal_code, 'arrived_at', assigned.arrived_at,"
    " 'done_at', assigned.done_at) ORDER BY assigned.id) FROM core.chef_assignments assigned"
    " WHERE assigned.station = {} AND assigned.booking = {}"
    " AND assigned.released_at IS NULL AND assigned.deleted_at IS NULL)"
)
_PLACE: Final = (
    "(SELECT jsonb_build_object('id', place.id, 'postal_code', place.postal_code,"
    " 'allergies', encode(place.allergies, 'hex')) FROM core.catering_bookings place"
    " WHERE place.station = {} AND place.booking = {} AND place.deleted_at IS NULL LIMIT 1)"
)


class _AssignmentRow(msgspec.Struct, frozen=True):
    """A chef who is kept free, as the statement says it."""

    chef: UUID
    kept_from_at: datetime
    kept_until_at: datetime
    postal_code: str
    arrived_at: datetime | None
    done_at: datetime | None


class _Place(msgspec.Struct, frozen=True):
    """Where a party is; what its guests must not eat, as it lies in the database."""

    id: UUID
    postal_code: str
    allergies: str | None


async def parties(
    first: date, last: date, *, now: datetime, zones: Mapping[UUID, str]
) -> tuple[list[TodayParty], list[ChefTimes]]:
    """Return the parties of these days in their order with who cooks them, and the chefs of these days.

    Later parties are told only if their hold runs out within a day, or has run out although money came; past ones only
    if they still owe.
    """
    rows = (
        await Booking.select(
            *_ASKED,
            QueryString(_ASSIGNMENTS, Booking.station, Booking.id, alias="assignments"),
            QueryString(_PLACE, Booking.station, Booking.id, alias="place"),
        )
        .where(
            ((Booking.event_date >= first) & (Booking.event_date <= last) & Booking.state.is_in(sorted(SHOWN)))
            | (
                (Booking.event_date > last)
                & (Booking.state == BookingState.PENDING_DEPOSIT)
                & (Booking.hold_until_at <= now + HOLD_ENDS_WITHIN)
            )
            | ((Booking.event_date > last) & (Booking.state == BookingState.EXPIRED) & (Booking.paid_cents > 0))
            | (
                (Booking.event_date < first)
                & (Booking.event_date >= first - UNPAID_FOR)
                & (Booking.state == BookingState.COMPLETED)
                & Booking.payment_state.is_in(sorted(OWING))
            )
        )
        .order_by(Booking.starts_at)
        .order_by(Booking.id)
    )
    working = await chefs.of_station(first, last, with_former=True)
    shifts = {station: Shifts(working, first, last, ZoneInfo(zone)) for station, zone in zones.items()}
    names = {chef.id: chef.name for chef in working}
    return [_party(row, names, shifts, last) for row in rows], working


async def payments(station: UUID) -> list[TodayPayment]:
    """Return the payments that wait, the most urgent first, with whom they may be from."""
    rows = [row for row in await matching.waiting(limit=MOST_PAYMENTS) if row.later_until_at is None]
    lines = await matching.lines_of(rows, None)
    return [_payment(row, station, lines) for row in rows]


def _payment(row: matching.Waiting, station: UUID, lines: Mapping[UUID, bookings.BookingLine]) -> TodayPayment:
    best = lines.get(row.best_id) if row.best_id else None
    return TodayPayment(
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


def _party(row: dict[str, Any], names: Mapping[UUID, str], shifts: Mapping[UUID, Shifts], last: date) -> TodayParty:
    rows = msgspec.json.decode(row.pop("assignments") or "[]", type=list[_AssignmentRow])
    place = msgspec.json.decode(written, type=_Place) if (written := row.pop("place")) else None
    said = place and place.allergies
    at_work = shifts.get(row["station"]) if row["state"] in ACTIVE and row["event_date"] <= last else None
    return TodayParty(
        **row,
        assignments=tuple(_assignment(assigned, names, at_work) for assigned in rows),
        allergies=CateringBooking.allergies.open(bytes.fromhex(said), place.id) if place and said else "",
        postal_code=place.postal_code if place else "",
    )


def _assignment(assigned: _AssignmentRow, names: Mapping[UUID, str], shifts: Shifts | None) -> TodayAssignment:
    return TodayAssignment(
        chef=assigned.chef,
        name=names.get(assigned.chef, "A former chef"),
        arrived_at=assigned.arrived_at,
        done_at=assigned.done_at,
        absence=shifts.absence(assigned.chef, assigned.kept_from_at, assigned.kept_until_at) if shifts else None,
        time=TimeRange(assigned.kept_from_at, assigned.kept_until_at),
        postal_code=assigned.postal_code,
    )
