"""A party with everything that those who cook at it need to know."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.demo import Stage
from portal.domain import bookings
from tables.bookings import Booking, BookingState, CateringBooking
from tables.catalog import Product, ProductKind
from tables.chefs import Chef
from tables.schedule import ChefAssignment
from tables.scope import scoped
from tests.cast import Builder

ZONE = ZoneInfo("America/Los_Angeles")


async def party(
    a: Builder, stage: Stage, *chefs: Chef, starts_at: datetime | None = None, name: str = "Dana Ortiz", **facts: Any
) -> Booking:
    """Build a confirmed party of Riverside's, six hundred dollars still due, in an hour unless told otherwise."""
    starts_at = starts_at or clock.now() + timedelta(hours=1)
    customer = await a.customer(name, phone="916 555 0173", email="dana@example.com")
    with scoped(stage.scope_of(stage.riverside)):
        booking = await bookings.make(
            customer.id, starts_at=starts_at, guests=20, city="Elk Grove", deposit_cents=100_00, total_cents=700_00
        )
        booking.state, booking.ends_at = BookingState.CONFIRMED, starts_at + timedelta(minutes=90)
        booking.paid_cents, booking.chefs_needed = 100_00, max(len(chefs), 1)
        await booking.save()
        filet = Product(kind=ProductKind.UPGRADE, name="Filet mignon", position=1)
        gyoza = Product(kind=ProductKind.ADD_ON, name="Gyoza", position=2)
        await filet.save()
        await gyoza.save()
        said: dict[str, Any] = {
            "adults": 16,
            "children": 3,
            "toddlers": 1,
            "address": "9018 Laguna Shores Dr",
            "postal_code": "95757",
            "gate_code": "4471#",
            "allergies": "2 guests: no shellfish",
            "wishes": "Cake at half past six",
            "is_outdoors": True,
            "miles": 17,
            "menu": msgspec.json.encode({str(filet.id): 9, str(gyoza.id): 4}).decode(),
        }
        await CateringBooking(booking=booking.id, **(said | facts)).save()
        for chef in chefs:
            await ChefAssignment(
                booking=booking.id,
                chef=chef.id,
                event_date=booking.event_date,
                starts_at=starts_at - timedelta(minutes=30),
                ends_at=starts_at + timedelta(hours=2),
                postal_code="95757",
                is_tentative=False,
            ).save()
    return booking


def today() -> date:
    """Return the date at Riverside."""
    return clock.now().astimezone(ZONE).date()
