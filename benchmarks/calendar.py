"""What the calendar costs with a month of 100 parties, and of 400, through the whole application.

As in `pages`, it is processor time, of the portal and of Postgres, and the two take turns.
"""

import asyncio
import json as json_format
import logging
import random
import sys
from datetime import date, timedelta
from statistics import median
from typing import Any, Final
from zoneinfo import ZoneInfo

import structlog

from benchmarks._effort import backends
from benchmarks.dataset import Made, Size, installation, server
from benchmarks.pages import PRODUCTION, WARM_UP, Side, _alone, _asked, _effort, _side, _statements
from portal import clock
from portal.domain import availability, catalog, chefs
from portal.domain.chefs import ChefDetails, WeekHours
from portal.settings import Settings
from tables.bookings import Booking, BookingState, PaymentState
from tables.customers import Customer
from tables.schedule import ChefAssignment
from tables.scope import Scope, scoped
from tables.stations import Station

ROUNDS: Final = 30
CHEFS: Final = 18
FEW, MANY = Size("few", months=3), Size("many", months=3, businesses=2)
PARTIES: Final = {"few": 100, "many": 400}
PLACES: Final = ("95814", "95630", "95616", "95677", "95624", "95688", "95661")


def run(*, json: bool) -> None:
    """Measure, and print the figures as a table or as one JSON object."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    figures = asyncio.run(_measure())
    if json:
        print(json_format.dumps(figures))
        return
    print(f"{'page':12} {'100 ms':>8} {'400 ms':>8} {'ratio':>6} {'of it SQL':>9} {'SQL':>4} {'kB':>5}")
    for name, f in figures.items():
        print(
            f"{name:12} {f['few']:8.1f} {f['many']:8.1f} {f['ratio']:6.2f} {f['sql']:9.2f} "
            f"{f['statements']:4} {f['kilobytes']:5}"
        )


async def _measure() -> dict[str, dict[str, Any]]:
    month = (clock.now().date().replace(day=1) + timedelta(days=70)).replace(day=1)
    with server(durable=False) as servers:
        settings = Settings.from_env(PRODUCTION | servers.environment())
        made = [await installation(servers, size) for size in (FEW, MANY)]
        async with _side(made[0], settings) as few, _side(made[1], settings) as many:
            sides = [
                side._replace(pages=await _fill(side, count, month))
                for side, count in zip((few, many), PARTIES.values(), strict=True)
            ]
            return {name: await _figure(name, sides) for name in sides[0].pages}


async def _figure(name: str, sides: list[Side]) -> dict[str, Any]:
    page = [await _asked(side, name) for side in sides][1]
    served = [await backends(side.made.url) for side in sides]
    efforts: list[list[float]] = [[], []]
    for number in range(ROUNDS + WARM_UP):
        taken = [await _effort(side, name, pids) for side, pids in zip(sides, served, strict=True)]
        if number >= WARM_UP:
            for each, seconds in zip(efforts, taken, strict=True):
                each.append(seconds)
    statements = await _statements(sides[1], name)
    few, many = (median(each) * 1000 for each in efforts)
    return {
        "few": round(few, 1),
        "many": round(many, 1),
        "ratio": round(many / few, 2),
        "sql": round(sum([await _alone(sides[1], each) for each in statements]) * 1000, 2),
        "statements": len(statements),
        "kilobytes": len(page) // 1024,
    }


async def _fill(side: Side, count: int, month: date) -> dict[str, str]:
    """Let the busy station have chefs, slots, and so many parties in a month; return the pages to ask for."""
    from piccolo_conf import DB  # noqa: PLC0415 - the pool of this side

    DB.pool = side.pool
    scope, station = await _scope(side.made)
    day = month + timedelta(days=12)
    with scoped(scope):
        if not await Booking.exists().where(Booking.event_date == day).where(Booking.city == "Bench"):
            await _make(station, count, month)
    base = f"/{side.made.busy}/calendar"
    return {
        "month": f"{base}/{month:%Y-%m}?day={day}",
        "week": f"{base}/week/{day}",
        "day": f"{base}/day/{day}",
        "agenda": f"{base}/agenda/{day}",
    }


async def _scope(made: Made) -> tuple[Scope, Station]:
    from tables.scope import ALL_STATIONS  # noqa: PLC0415

    with scoped(ALL_STATIONS):
        station = await Station.objects().where(Station.slug == made.busy).first()
    assert station is not None
    return Scope(station.business, frozenset({station.id})), station


async def _make(station: Station, count: int, month: date) -> None:
    chance, zone = random.Random(7), ZoneInfo(station.time_zone)
    await catalog.begin_with_defaults(station.id)
    hours = [WeekHours(day, 10 * 60, 25 * 60) for day in range(7)]
    cooks = [
        await chefs.hire(ChefDetails(name=f"Chef {number}", postal_code=chance.choice(PLACES)), hours=hours)
        for number in range(CHEFS)
    ]
    kept = availability.hours_of(await catalog.policy())
    customers = await Customer.select(Customer.id, Customer.name).limit(50)
    for number in range(count):
        day = month + timedelta(days=12 if number < count // 30 else chance.randrange(28))
        starts_at = chefs.at_minute(day, chance.choice((12, 15, 18, 21)) * 60, zone)
        customer = chance.choice(customers)
        booking = Booking(
            customer=customer["id"], customer_name=customer["name"], reference=f"MH-B{number:05}", event_date=day,
            starts_at=starts_at, state=BookingState.CONFIRMED, payment_state=PaymentState.DEPOSIT_PAID,
            guests=chance.randint(8, 40), city="Bench", deposit_cents=100_00, total_cents=1_200_00, paid_cents=100_00,
        )  # fmt: skip
        await booking.save()
        busy = kept.busy(starts_at)
        assignment = ChefAssignment(
            booking=booking.id, chef=chance.choice(cooks).id, event_date=day, starts_at=busy.starts_at,
            ends_at=busy.ends_at, postal_code=chance.choice(PLACES), is_tentative=False,
        )  # fmt: skip
        await ChefAssignment.insert(assignment).on_conflict(action="DO NOTHING")


if __name__ == "__main__":
    run(json="--json" in sys.argv[1:])
