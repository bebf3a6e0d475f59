"""What a party costs, line by line, each with the rule that made it. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import msgspec

from portal import text
from portal.domain.catalog import Offer, Rates
from portal.domain.errors import Refused
from tables.catalog import GuestKind

WHOLE = 100_00
"""All of something, in basis points."""


class NotOnTheMenu(Refused):
    """Something was ordered that these rates have no price for."""


class Guests(msgspec.Struct, frozen=True):
    """How many come, by what they pay: adults (13 and older), children (6 to 12), toddlers (under 6)."""

    adults: int
    children: int = 0
    toddlers: int = 0

    @property
    def count(self) -> int:
        """Return how many that are together."""
        return self.adults + self.children + self.toddlers


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about a party that its price depends on.

    `miles` is None while nobody knows where it is; `fill_percent` is how full its date was when it was asked for.
    """

    guests: Guests
    menu: Mapping[UUID, int] = msgspec.field(default_factory=dict)
    miles: int | None = None
    event_date: date
    days_ahead: int
    fill_percent: int = 0
    code: str | None = None
    gratuity_percent: int = 0


class Rule(StrEnum):
    """The rule that made a line."""

    GUEST = "guest"
    MENU = "menu"
    TIER = "tier"
    BOUND = "bound"
    OFFER = "offer"
    MINIMUM = "minimum"
    TRAVEL = "travel"
    TAX = "tax"
    GRATUITY = "gratuity"
    FEE = "fee"


class QuoteLine(msgspec.Struct, frozen=True):
    """A line of a quote: what it is for, and why; `quantity` times `unit_cents` where that is how it was counted."""

    rule: Rule
    words: str
    quantity: int
    unit_cents: int
    amount_cents: int
    why: str = ""


class Priced(msgspec.Struct, frozen=True):
    """A price: its lines sum to the total."""

    lines: tuple[QuoteLine, ...]
    total_cents: int
    deposit_cents: int
    policy_version: int

    def of(self, *rules: Rule) -> int:
        """Return what the lines of some rules come to, in cents."""
        return sum(line.amount_cents for line in self.lines if line.rule in rules)


def price(rates: Rates, order: Order) -> Priced:
    """Price a party: food, adjusted and topped up to the minimum, then travel, tax and gratuity.

    Raises:
        NotOnTheMenu: something was ordered that the rates have no price for.

    """
    lines = [*_guests(rates, order.guests), *_menu(rates, order.menu)]
    lines += _adjustments(rates, order, food=_sum(lines))
    lines += _offer(rates, order, food=_sum(lines))
    lines += _minimum(rates, food=_sum(lines))
    food = _sum(lines)
    lines += _travel(rates, order.miles)
    lines += _tax(rates, food=food, travel=_sum(lines) - food)
    lines += _gratuity(order.gratuity_percent, food=food)
    total = _sum(lines)
    return Priced(tuple(lines), total, min(rates.rules.deposit_cents, total), rates.rules.version)


def _guests(rates: Rates, guests: Guests) -> Iterator[QuoteLine]:
    counts = {
        GuestKind.ADULT: guests.adults,
        GuestKind.CHILD: guests.children,
        GuestKind.TODDLER: guests.toddlers,
    }
    for kind, count in counts.items():
        if not count:
            continue
        item = rates.guest(kind)
        if item is None:
            raise NotOnTheMenu(f"There’s no price for this age group ({kind}) yet.", field="guests")
        yield _counted(Rule.GUEST, item.name, count, item.amount_cents)


def _menu(rates: Rates, menu: Mapping[UUID, int]) -> Iterator[QuoteLine]:
    chosen = {product: count for product, count in menu.items() if count}
    for item in rates.items:
        if item.id in chosen and item.guest_kind is None:
            yield _counted(Rule.MENU, item.name, chosen.pop(item.id), item.amount_cents)
    if chosen:
        raise NotOnTheMenu("Something you chose is no longer on the menu. Choose again.", field="menu")


def _counted(rule: Rule, words: str, quantity: int, unit_cents: int) -> QuoteLine:
    why = f"{quantity} × {text.money(unit_cents)}" if unit_cents else f"{quantity}, free"
    return QuoteLine(rule, words, quantity, unit_cents, quantity * unit_cents, why)


def _adjustments(rates: Rates, order: Order, *, food: int) -> Iterator[QuoteLine]:
    """Yield a line for each tier that applies, and one that keeps their sum within the policy's bounds.

    Each rounds what all up to it come to: their sum is rounded once, so that no guest more ever makes a party cheaper.
    """
    rules = rates.rules
    points = amount = 0
    for tier in rates.tiers:
        if not tier.applies(order.event_date, days_ahead=order.days_ahead, fill_percent=order.fill_percent):
            continue
        points += tier.percent_basis_points
        step = _share(food, points) - amount
        amount += step
        yield QuoteLine(
            Rule.TIER, tier.name, 1, step, step, f"{text.signed_percent(tier.percent_basis_points)} on the food"
        )

    floor, ceiling = rules.adjustment_floor_basis_points, rules.adjustment_ceiling_basis_points
    bounded = min(max(points, floor), ceiling)
    if bounded != points:
        step = _share(food, bounded) - amount
        most, least = text.signed_percent(ceiling), text.signed_percent(floor)
        why = f"Adjustments never come to more than {most} or less than {least}"
        yield QuoteLine(Rule.BOUND, "Held within bounds", 1, step, step, why)


def _offer(rates: Rates, order: Order, *, food: int) -> Iterator[QuoteLine]:
    """Yield the one offer that takes most off; it stops at its own minimum, so that more guests never pay less."""
    booked = order.event_date - timedelta(days=order.days_ahead)
    possible = [
        (_taken_off(offer, food), position, offer)
        for position, offer in enumerate(rates.offers)
        if offer.applies(order.event_date, booked_date=booked, code=order.code)
    ]
    if not possible:
        return
    off, _, offer = max(possible, key=lambda each: (each[0], -each[1]))
    if off <= 0:
        return
    percent = offer.percent_basis_points
    why = f"{text.percent(percent)} off the food" if percent else f"{text.money(offer.amount_cents)} off the food"
    why += f" with the code {offer.code}" if offer.code else ""
    why += f", down to {text.money(offer.minimum_cents)} for the food" if offer.minimum_cents else ""
    yield QuoteLine(Rule.OFFER, offer.name, 1, -off, -off, why)


def _taken_off(offer: Offer, food: int) -> int:
    off = _share(food, offer.percent_basis_points) if offer.percent_basis_points else offer.amount_cents
    return min(off, food - offer.minimum_cents)


def _minimum(rates: Rates, *, food: int) -> Iterator[QuoteLine]:
    least = rates.rules.minimum_cents
    if food < least:
        missing = least - food
        yield QuoteLine(
            Rule.MINIMUM, "Minimum order", 1, missing, missing, f"The food comes to at least {text.money(least)}"
        )


def _travel(rates: Rates, miles: int | None) -> Iterator[QuoteLine]:
    if miles is None:
        return
    free, each = rates.rules.free_miles, rates.rules.per_mile_cents
    beyond = max(miles - free, 0)
    if beyond:
        why = f"{miles} miles: {beyond} beyond the first {free}, at {text.money(each)} a mile"
    else:
        why = f"{miles} miles: the first {free} are free"
    yield QuoteLine(Rule.TRAVEL, "Travel", beyond, each, beyond * each, why)


def _tax(rates: Rates, *, food: int, travel: int) -> Iterator[QuoteLine]:
    points = rates.rules.tax_basis_points
    if points:
        base, words = (food + travel, "food and travel") if rates.rules.is_travel_taxed else (food, "the food")
        amount = _share(base, points)
        yield QuoteLine(Rule.TAX, "Sales tax", 1, amount, amount, f"{text.percent(points)} of {words}")


def _gratuity(percent: int, *, food: int) -> Iterator[QuoteLine]:
    if percent:
        amount = _share(food, percent * 100)
        yield QuoteLine(
            Rule.GRATUITY, "Gratuity", 1, amount, amount, f"{percent}% of the food, for your chef: it is up to you"
        )


def _sum(lines: list[QuoteLine]) -> int:
    return sum(line.amount_cents for line in lines)


def _share(cents: int, basis_points: int | Decimal) -> int:
    """Return a percentage of a sum, rounded half up."""
    return int((cents * basis_points + WHOLE // 2) // WHOLE)
