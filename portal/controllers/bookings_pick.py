"""To pick a date and a time: a month of real openings, the times of a day, and what a party there costs."""

from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import msgspec
from litestar import Request

from portal import clock
from portal.controllers.bookings_forms import Look
from portal.controllers.bookings_month import Day, DayState, Month, Slot, bounds, month_of, read_month, slot_of
from portal.domain import bookings, catalog
from portal.domain.bookings import Guests, Order, Priced, Rule
from portal.domain.catalog import Place, Rates
from portal.web.public import open_station, whole_business
from tables.catalog import Policy

TONES: Final = {DayState.OPEN: "", DayState.FEW: "few", DayState.FULL: "full"}
"""The classes by which days are drawn."""
UNKNOWN_ZIP: Final = "We don’t know this ZIP code. Type the five digits of the place where the party is."


class Picking(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown to pick from; `base` is the address of the page, whose query says what it shows."""

    base: str
    look: Look
    place: Place | None
    miles: int | None
    policy: Policy
    month: Month
    day: Day | None
    slots: list[Slot]
    zone: ZoneInfo
    is_served: bool = True

    def url(self, **changes: Any) -> str:
        """Return the address of this page with something else shown."""
        return f"{self.base}?{query(msgspec.structs.replace(self.look, **changes))}"

    @property
    def is_too_large(self) -> bool:
        """Say whether such a party is arranged by people."""
        return self.look.guests > self.policy.largest_party

    @property
    def zone_name(self) -> str:
        """Return the name of the clock on the wall there."""
        day = self.day.date if self.day else self.month.first
        return f"{datetime(day.year, day.month, day.day, 12, tzinfo=self.zone):%Z}"

    @property
    def free(self) -> list[Slot]:
        """Return the times of the day that can be taken."""
        return [slot for slot in self.slots if slot.is_free]


def query(look: Look) -> str:
    """Write what is shown as an address bears it; what is not said is left out."""
    written = {
        "zip": look.zip,
        "guests": str(look.guests),
        "month": look.month,
        "date": look.date.isoformat() if look.date else "",
        "came": look.came,
        "qr": look.qr,
    }
    return urlencode({name: value for name, value in written.items() if value})


async def picking(request: Request[Any, Any, Any], look: Look, base: str) -> Picking:
    """Look up what can be picked at the station in scope."""
    station = open_station(request)
    zone = ZoneInfo(station.time_zone)
    policy = await catalog.policy()
    now = clock.now().astimezone(zone)
    first = _month(look, policy, now)
    found = await _found(first, now.date(), look)
    month = month_of(found, first=first, today=now.date(), horizon_days=policy.horizon_days)
    day = next((day for week in month.weeks for day in week if day and day.date == look.date), None)
    served = {each.station: each.miles for each in await catalog.serving(look.zip)} if look.zip else {}
    return Picking(
        base=base,
        look=look,
        place=catalog.place(look.zip),
        miles=served.get(station.id),
        policy=policy,
        month=month,
        day=day,
        slots=[slot_of(opening, zone) for opening in day.openings] if day else [],
        zone=zone,
        is_served=station.id in served or not catalog.place(look.zip),
    )


async def right_station(request: Request[Any, Any, Any], look: Look) -> str | None:
    """Return the slug of another station that should serve this ZIP: the nearest with a place; None for the page's."""
    here = open_station(request)
    served = await catalog.serving(look.zip) if look.zip else []
    if not served or served[0].station == here.id:
        return None
    serves = {each.station for each in served}
    if look.came and here.id in serves:
        return None  # sent here by the other one, or back by the customer
    for each in served:
        if each.station == here.id:
            return None
        with whole_business(request, frozenset({each.station})):
            if await _has_a_place(look):
                return each.slug
    return None if here.id in serves else served[0].slug


def first_price(picked: Picking, rates: Rates) -> Priced:
    """Price the party that is shown: adults only as yet, and without what depends on the date until there is one."""
    look = picked.look
    today = clock.now().astimezone(picked.zone).date()
    if look.date is None or picked.day is None:
        rates = msgspec.structs.replace(rates, tiers=(), offers=())
    openings = picked.day.openings if picked.day else ()
    return bookings.price(
        rates,
        Order(
            guests=Guests(look.guests),
            miles=picked.miles,
            event_date=look.date or today,
            days_ahead=((look.date or today) - today).days,
            fill_percent=openings[0].fill_percent if openings else 0,
        ),
    )


def shown(picked: Picking, priced: Priced, *, chosen: str = "") -> dict[str, Any]:
    """Return what the template of a date is told beside what can be picked."""
    guests = picked.look.guests
    is_dated = picked.day is not None
    included = [word for word, is_in in (("travel", picked.miles is not None), ("tax", priced.of(Rule.TAX))) if is_in]
    return {
        "pick": picked,
        "priced": priced,
        "chosen": chosen,
        "tones": TONES,
        "travel": _travel(picked.miles, priced.of(Rule.TRAVEL)),
        "price_words": f"{'' if is_dated else 'From '}${priced.total_cents / 100:,.2f}",
        "note": f"{guests} {'guest' if guests == 1 else 'guests'}"
        + (f", {' and '.join(included)} in" if included else ", before travel"),
        "promises": bookings.promises(
            picked.policy, picked.look.date, today=clock.now().astimezone(picked.zone).date()
        ),
    }


def _travel(miles: int | None, cents: int) -> str:
    """Say what the way costs."""
    if miles is None:
        return ""
    return f"{miles} miles, travel is ${cents / 100:,.2f}" if cents else "Travel is free"


async def _has_a_place(look: Look) -> bool:
    """Say whether the station in scope has a place on the date that is shown, or else within six weeks."""
    policy = await catalog.policy()
    if look.date:
        first = last = look.date
    else:
        first = clock.now().date() + timedelta(hours=policy.notice_hours)
        last = first + timedelta(weeks=6)
    found = await bookings.openings(first, last, guests=look.guests, postal_code=look.zip)
    return any(opening.is_free for openings in found.values() for opening in openings)


async def _found(first: date, today: date, look: Look) -> dict[date, list[bookings.Opening]]:
    start, end = bounds(first)
    if end < today:
        return {}
    return await bookings.openings(max(start, today), end, guests=look.guests, postal_code=look.zip)


def _month(look: Look, policy: Policy, now: datetime) -> date:
    """Return a day of the month to show: as asked for, else that of the first day that can be booked."""
    if look.date:
        return look.date.replace(day=1)
    soonest = (now + timedelta(hours=policy.notice_hours)).date()
    asked = read_month(look.month)
    return asked if asked and asked >= soonest.replace(day=1) else soonest.replace(day=1)
