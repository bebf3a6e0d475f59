"""To pick a date and a time: a month of real openings, the times of a day, and what a party there costs."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import msgspec
from litestar import Request

from portal import clock
from portal.controllers.openings_month import (
    DayState,
    Month,
    MonthDay,
    OfferedOpening,
    bounds,
    month_of,
    read_month,
    slot_of,
)
from portal.controllers.public.booking.forms import StartQuery
from portal.domain import availability, catalog, quotes
from portal.domain.catalog import Photo, Rates, ZipLocation
from portal.domain.quotes import Guests, Order, Priced, Rule
from portal.text import money, plural
from portal.web.public import open_station
from tables.catalog import PhotoKind, Policy

TONES: Final = {DayState.OPEN: "", DayState.FEW: "few", DayState.FULL: "full"}
"""The classes by which days are drawn."""
PriceOn = Callable[[MonthDay | None], Priced]
UNKNOWN_ZIP: Final = "We don’t know this ZIP code. Enter the five digits for where the party is."


class Picking(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown to pick from; `base` is the address of the page, whose query says what it shows."""

    base: str
    look: StartQuery
    location: ZipLocation | None
    miles: int | None
    policy: Policy
    month: Month
    day: MonthDay | None
    slots: list[OfferedOpening]
    zone: ZoneInfo
    is_served: bool = True
    photos: dict[PhotoKind, Photo] = msgspec.field(default_factory=dict)

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
    def free(self) -> list[OfferedOpening]:
        """Return the times of the day that can be taken."""
        return [slot for slot in self.slots if slot.is_available]


def query(look: StartQuery) -> str:
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


async def picking(request: Request[Any, Any, Any], look: StartQuery, base: str) -> Picking:
    """Look up what can be picked at the station in scope."""
    station = open_station(request)
    zone = ZoneInfo(station.time_zone)
    policy = await catalog.policy()
    now = clock.now().astimezone(zone)
    first = _month(look, policy, now)
    found = await _found(first, now.date(), look)
    month = month_of(
        found, first=first, today=now.date(), soonest=_soonest(policy, now), horizon_days=policy.horizon_days
    )
    day = next((day for week in month.weeks for day in week if day and day.date == look.date), None)
    served = {each.station: each.miles for each in await catalog.serving(look.zip)} if look.zip else {}
    return Picking(
        base=base,
        look=look,
        location=catalog.zip_location(look.zip),
        miles=served.get(station.id),
        policy=policy,
        month=month,
        day=day,
        slots=[slot_of(opening, zone) for opening in day.openings] if day else [],
        zone=zone,
        photos=await catalog.photos(),
        is_served=station.id in served or not catalog.zip_location(look.zip),
    )


def first_price(picked: Picking, rates: Rates, day: MonthDay | None) -> Priced:
    """Price the party that is shown: adults only as yet, and without what depends on the date where there is none."""
    today = clock.now().astimezone(picked.zone).date()
    if day is None:
        rates = msgspec.structs.replace(rates, tiers=(), offers=())
    on, openings = (day.date, day.openings) if day else (today, ())
    return quotes.price(
        rates,
        Order(
            guests=Guests(picked.look.guests),
            miles=picked.miles,
            event_date=on,
            days_ahead=(on - today).days,
            fill_percent=openings[0].fill_percent if openings else 0,
        ),
    )


def shown(picked: Picking, price_on: PriceOn, *, chosen: str = "") -> dict[str, Any]:
    """Return what the template of a date is told beside what can be picked; `price_on` is what the party costs then.

    Before a day is picked, the price is the lowest of the month.
    """
    free = [day for week in picked.month.weeks for day in week if day and day.is_available]
    prices = {day.date: price_on(day) for day in free}
    lowest = min(prices.values(), key=lambda price: price.total_cents, default=None)
    day = picked.day.date if picked.day else None
    priced = lowest if lowest and day is None else price_on(picked.day)
    return {
        "pick": picked,
        "priced": priced,
        "day_prices": {on: price.total_cents for on, price in prices.items()},
        "included": quotes.things(picked.policy.included),
        "to_bring": quotes.things(picked.policy.to_bring),
        "photos": picked.photos,
        "chosen": chosen,
        "tones": TONES,
        "travel": _travel(picked.miles, priced.of(Rule.TRAVEL)),
        "price_words": f"{'' if day else 'From '}{money(priced.total_cents)}",
        "note": _note(picked, has_tax=bool(priced.of(Rule.TAX))),
        "promises": quotes.promises(picked.policy, day, today=clock.now().astimezone(picked.zone).date()),
    }


def _note(picked: Picking, *, has_tax: bool) -> str:
    """Say what is in the price, and what is not yet."""
    guests = plural(picked.look.guests, "guest")
    if picked.miles is None:
        return f"{guests}, before travel"
    return f"{guests}, with travel{' and tax' if has_tax else ''}"


def _travel(miles: int | None, cents: int) -> str:
    """Say what the way costs."""
    if miles is None:
        return ""
    return f"{miles} miles away, travel is {money(cents)}" if cents else "Free travel"


async def _found(first: date, today: date, look: StartQuery) -> dict[date, list[availability.Opening]]:
    start, end = bounds(first)
    if end < today:
        return {}
    return await availability.openings(max(start, today), end, guests=look.guests, postal_code=look.zip)


def _soonest(policy: Policy, now: datetime) -> date:
    return (now + timedelta(hours=policy.notice_hours)).date()


def _month(look: StartQuery, policy: Policy, now: datetime) -> date:
    """Return a day of the month to show: as asked for, else that of the first day that can be booked."""
    soonest = _soonest(policy, now)
    asked = look.date or read_month(look.month) or soonest
    if look.date and look.date < soonest:
        soonest = now.date()  # today can be looked at, though it cannot be booked
    latest = now.date() + timedelta(days=policy.horizon_days)
    return min(max(asked, soonest.replace(day=1)), latest).replace(day=1)
