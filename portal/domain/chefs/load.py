"""What chefs are reserved for, in two statements for any number of them."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from tables.bookings import Booking, BookingState
from tables.schedule import ChefAssignment


class ChefParty(msgspec.Struct, frozen=True):
    """A party that a chef is reserved for, from `kept_from_at` to `kept_until_at`."""

    booking: UUID
    chef: UUID
    reference: str
    customer_name: str
    state: BookingState
    event_date: date
    starts_at: datetime
    kept_from_at: datetime
    kept_until_at: datetime
    guests: int
    city: str
    is_tentative: bool


async def parties_of(
    chefs: Collection[UUID], *, since: datetime, until: datetime | None = None, limit: int = 200
) -> list[ChefParty]:
    """Return what some chefs are reserved for, in order: what ends after `since`, and begins before `until`."""
    if not chefs:
        return []
    table = ChefAssignment
    query = (
        table.select(table.booking, table.chef, table.starts_at, table.ends_at, table.is_tentative)
        .where(table.released_at.is_null())
        .where(table.chef.is_in(list(chefs)))
        .where(table.ends_at > since)
    )
    if until:
        query = query.where(table.starts_at < until)
    rows = await query.order_by(table.starts_at).limit(limit)
    bookings = await _bookings({row["booking"] for row in rows})
    return [
        ChefParty(
            booking=row["booking"],
            chef=row["chef"],
            kept_from_at=row["starts_at"],
            kept_until_at=row["ends_at"],
            is_tentative=row["is_tentative"],
            **bookings[row["booking"]],
        )
        for row in rows
        if row["booking"] in bookings
    ]


async def _bookings(ids: set[UUID]) -> dict[UUID, dict[str, Any]]:
    if not ids:
        return {}
    rows = await Booking.select(
        Booking.id,
        Booking.reference,
        Booking.customer_name,
        Booking.state,
        Booking.event_date,
        Booking.starts_at,
        Booking.guests,
        Booking.city,
    ).where(Booking.id.is_in(list(ids)))
    return {row.pop("id"): row for row in rows}
