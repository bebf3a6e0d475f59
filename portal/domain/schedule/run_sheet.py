"""What those who cook at a party need to know: for the run sheet, and for a chef's own page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any
from uuid import UUID

import msgspec
from piccolo.columns.combination import And, Where

from portal.domain import catalog, qr
from portal.domain.availability import UNKNOWN_DRIVE
from portal.domain.qr import LinkKind
from portal.domain.quotes import Guests
from tables.bookings import TAKES_PLACE, Booking, BookingState, CateringBooking
from tables.catalog import Product, ProductKind
from tables.chefs import Chef
from tables.customers import Customer
from tables.schedule import ChefAssignment
from tables.scope import stations


class Dish(msgspec.Struct, frozen=True):
    """What is served beside or instead of the usual meal, and how many of it."""

    name: str
    quantity: int
    kind: ProductKind


class RunSheetAssignment(msgspec.Struct, frozen=True, kw_only=True):
    """A chef at a party: when they leave, from where, are reserved, came and were done.

    `drive_minutes` is None where the way is not known: three quarters of an hour are allowed for it then.
    """

    id: UUID
    chef: UUID
    name: str
    from_home: bool
    drive_minutes: int | None
    kept_from_at: datetime
    kept_until_at: datetime
    arrived_at: datetime | None
    done_at: datetime | None

    @property
    def leave_at(self) -> datetime:
        """Return when they leave at the latest."""
        drive = UNKNOWN_DRIVE if self.drive_minutes is None else timedelta(minutes=self.drive_minutes)
        return self.kept_from_at - drive


class RunSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A party for those who cook at it; `page` is the path of its customer's page, where they can pay."""

    id: UUID
    station: UUID
    reference: str
    customer_name: str
    phone: str | None
    state: BookingState
    event_date: date
    starts_at: datetime
    ends_at: datetime | None
    guests: Guests
    count: int
    address: str
    city: str
    postal_code: str
    gate_code: str
    allergies: str
    wishes: str
    is_outdoors: bool
    miles: int | None
    dishes: tuple[Dish, ...]
    total_cents: int
    paid_cents: int
    page: str
    assignments: tuple[RunSheetAssignment, ...]

    @property
    def due_cents(self) -> int:
        """Return what is still to be collected."""
        return max(self.total_cents - self.paid_cents, 0)

    @property
    def full_address(self) -> str:
        """Return the address in one line, as a map is asked for it."""
        city = self.city if self.city and self.city.casefold() not in self.address.casefold() else ""
        known = [part for part in (self.address, city) if part]
        zip_code = self.postal_code if self.postal_code not in self.address else ""
        return f"{', '.join(known)} {zip_code}".strip()

    def assignment_of(self, chef_id: UUID) -> RunSheetAssignment:
        """Return one of its chefs."""
        return next(each for each in self.assignments if each.chef == chef_id)


async def run_sheet_of(booking_id: UUID) -> RunSheet:
    """Return one party's, whatever its state.

    Raises:
        RowMissing: it is not in scope.

    """
    booking = await Booking.one(booking_id)
    return (await _sheets(Booking.id == booking.id))[0]


async def run_sheets_on(day: date) -> list[RunSheet]:
    """Return those of a date, in the order of their beginnings."""
    return await _sheets(And(Booking.event_date == day, Booking.state.is_in(sorted(TAKES_PLACE))))


async def run_sheets_of_chef(chef_id: UUID, first: date, last: date) -> list[RunSheet]:
    """Return those at which a chef cooks from one date to another."""
    table = ChefAssignment
    rows = await (
        table.select(table.booking)
        .where(table.chef == chef_id)
        .where(table.released_at.is_null())
        .where(table.event_date >= first)
        .where(table.event_date <= last)
    )
    if not rows:
        return []
    ids = [row["booking"] for row in rows]
    return await _sheets(And(Booking.id.is_in(ids), Booking.state.is_in(sorted(TAKES_PLACE))))


async def _sheets(condition: And | Where) -> list[RunSheet]:
    """Read parties and all that belongs to them, in a fixed number of statements."""
    rows = await (
        Booking.select(
            Booking.id,
            Booking.station,
            Booking.reference,
            Booking.customer,
            Booking.contact,
            Booking.customer_name,
            Booking.state,
            Booking.event_date,
            Booking.starts_at,
            Booking.ends_at,
            Booking.guests,
            Booking.city,
            Booking.total_cents,
            Booking.paid_cents,
            Booking.link_version,
        )
        .where(condition)
        .order_by(Booking.starts_at)
        .order_by(Booking.id)
    )
    if not rows:
        return []
    served = await _catering([row["id"] for row in rows])
    phones = await _phones({row["contact"] or row["customer"] for row in rows})
    names = await _dish_names(served.values())
    assignments = await _assignments(rows, served)
    return [_sheet(row, served.get(row["id"]), phones, names, assignments.get(row["id"], ())) for row in rows]


def _sheet(
    row: dict[str, Any],
    catering: dict[str, Any] | None,
    phones: Mapping[UUID, str | None],
    names: Mapping[UUID, tuple[str, ProductKind, int]],
    assignments: Iterable[RunSheetAssignment],
) -> RunSheet:
    catering = catering or {}
    ordered = sorted(
        (names[product][2], product, count) for product, count in _menu(catering).items() if product in names
    )
    return RunSheet(
        id=row["id"],
        station=row["station"],
        reference=row["reference"],
        customer_name=row["customer_name"],
        phone=phones.get(row["contact"] or row["customer"]),
        state=BookingState(row["state"]),
        event_date=row["event_date"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        guests=Guests(catering.get("adults", 0), catering.get("children", 0), catering.get("toddlers", 0)),
        count=row["guests"],
        city=row["city"],
        total_cents=row["total_cents"],
        paid_cents=row["paid_cents"],
        page=f"/b/{qr.sign(LinkKind.BOOKING, row['id'], row['link_version'])}",
        dishes=tuple(Dish(names[product][0], count, names[product][1]) for _, product, count in ordered),
        assignments=tuple(assignments),
        is_outdoors=catering.get("is_outdoors", False),
        miles=catering.get("miles"),
        **{name: catering.get(name) or "" for name in ("address", "postal_code", "gate_code", "allergies", "wishes")},
    )


async def _catering(ids: list[UUID]) -> dict[UUID, dict[str, Any]]:
    table = CateringBooking
    rows = await table.select(
        table.booking,
        table.adults,
        table.children,
        table.toddlers,
        table.address,
        table.postal_code,
        table.gate_code,
        table.allergies,
        table.wishes,
        table.is_outdoors,
        table.miles,
        table.menu,
    ).where(table.booking.is_in(ids))
    return {row["booking"]: row for row in rows}


async def _phones(ids: set[UUID]) -> dict[UUID, str | None]:
    rows = await Customer.select(Customer.id, Customer.phone).where(Customer.id.is_in(list(ids)))
    return {row["id"]: row["phone"] for row in rows}


async def _dish_names(served: Iterable[dict[str, Any]]) -> dict[UUID, tuple[str, ProductKind, int]]:
    ids = {product for catering in served for product in _menu(catering)}
    if not ids:
        return {}
    rows = await Product.select(Product.id, Product.name, Product.kind, Product.position).where(
        Product.id.is_in(list(ids))
    )
    return {row["id"]: (row["name"], ProductKind(row["kind"]), row["position"]) for row in rows}


def _menu(catering: Mapping[str, Any]) -> dict[UUID, int]:
    written = catering.get("menu") or "{}"
    return msgspec.json.decode(written, type=dict[UUID, int], strict=False)


async def _assignments(
    rows: list[dict[str, Any]], served: Mapping[UUID, dict[str, Any]]
) -> dict[UUID, list[RunSheetAssignment]]:
    """Return who cooks at each party; where a chef comes from is told by their others of that date."""
    table = ChefAssignment
    written = await (
        table.select(
            table.id,
            table.booking,
            table.chef,
            table.station,
            table.event_date,
            table.starts_at,
            table.ends_at,
            table.postal_code,
            table.arrived_at,
            table.done_at,
        )
        .where(table.released_at.is_null())
        .where(table.event_date.is_in(list({row["event_date"] for row in rows})))
        .order_by(table.starts_at)
    )
    if not written:
        return {}
    chefs = await Chef.select(Chef.id, Chef.name, Chef.postal_code).where(
        Chef.id.is_in(list({each["chef"] for each in written}))
    )
    known = {chef["id"]: chef for chef in chefs}
    speeds = await _speeds({row["station"] for row in rows})
    before: dict[tuple[UUID, date], str] = {}
    found: dict[UUID, list[RunSheetAssignment]] = defaultdict(list)
    for each in written:
        chef = known.get(each["chef"])
        if chef is None:
            continue
        postal_code = each["postal_code"] or served.get(each["booking"], {}).get("postal_code", "")
        last = before.get((each["chef"], each["event_date"]))
        start = chef["postal_code"] if last is None else last
        found[each["booking"]].append(
            RunSheetAssignment(
                id=each["id"],
                chef=each["chef"],
                name=chef["name"],
                from_home=last is None,
                drive_minutes=drive_minutes(start, postal_code, speeds.get(each["station"], 35)),
                kept_from_at=each["starts_at"],
                kept_until_at=each["ends_at"],
                arrived_at=each["arrived_at"],
                done_at=each["done_at"],
            )
        )
        before[each["chef"], each["event_date"]] = postal_code
    return found


def drive_minutes(start: str, end: str, miles_per_hour: int) -> int | None:
    """Return how long the way between two ZIP codes takes; None where one is not known."""
    miles = catalog.miles(start, end) if start and end else None
    return None if miles is None else ceil(miles * 60 / miles_per_hour)


async def _speeds(ids: set[UUID]) -> dict[UUID, int]:
    speeds = {}
    for station in ids:
        with stations(station):
            speeds[station] = (await catalog.policy()).miles_per_hour
    return speeds
