"""What a price is computed from, as plain values that can be kept with a quote. Pure."""

from datetime import date
from decimal import Decimal
from typing import Self
from uuid import UUID

import msgspec

from tables.catalog import GuestKind, ProductKind, TierKind


class PriceRules(msgspec.Struct, frozen=True, kw_only=True):
    """What a policy says about the price. Percentages are basis points (100 = 1 %), of taxes also halves of one."""

    version: int
    minimum_cents: int
    deposit_cents: int
    tax_basis_points: Decimal
    is_travel_taxed: bool
    free_miles: int
    per_mile_cents: int
    adjustment_floor_basis_points: int
    adjustment_ceiling_basis_points: int


class PricedProduct(msgspec.Struct, frozen=True, kw_only=True):
    """A product with its price."""

    id: UUID
    kind: ProductKind
    guest_kind: GuestKind | None
    name: str
    amount_cents: int


class Tier(msgspec.Struct, frozen=True, kw_only=True):
    """A percentage on the food that depends on when a party is, how soon, or how full that date is."""

    id: UUID
    name: str
    kind: TierKind
    percent_basis_points: int
    weekdays: tuple[int, ...] = ()
    first_date: date | None = None
    last_date: date | None = None
    days_ahead_from: int | None = None
    days_ahead_until: int | None = None
    fill_percent_from: int | None = None

    def applies(self, event_date: date, *, days_ahead: int, fill_percent: int) -> bool:
        """Say whether it is meant for a party on this date, booked so many days before it."""
        match self.kind:
            case TierKind.WEEKDAY:
                return event_date.weekday() in self.weekdays
            case TierKind.SEASON:
                return within(event_date, self.first_date, self.last_date)
            case TierKind.LEAD_TIME:
                return (self.days_ahead_from or 0) <= days_ahead and (
                    self.days_ahead_until is None or days_ahead <= self.days_ahead_until
                )
            case TierKind.FILL:
                return fill_percent >= (self.fill_percent_from or 0)


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A discount: a percentage or a sum off the food, which it never takes below its own minimum."""

    id: UUID
    name: str
    code: str | None
    percent_basis_points: int
    amount_cents: int
    minimum_cents: int
    booked_from_date: date | None = None
    booked_until_date: date | None = None
    event_from_date: date | None = None
    event_until_date: date | None = None

    def applies(self, event_date: date, *, booked_date: date, code: str | None) -> bool:
        """Say whether it is meant for a party on this date, booked on that one, with the code that was typed."""
        if self.code is not None and self.code != (code or "").strip().upper():
            return False
        return within(event_date, self.event_from_date, self.event_until_date) and within(
            booked_date, self.booked_from_date, self.booked_until_date
        )


class Rates(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a price at a station is computed from, at one moment.

    A quote and a draft keep theirs, so that a price which somebody was given never moves.
    """

    rules: PriceRules
    items: tuple[PricedProduct, ...] = ()
    tiers: tuple[Tier, ...] = ()
    offers: tuple[Offer, ...] = ()

    @classmethod
    def read(cls, kept: str) -> Self:
        """Read rates as they were kept."""
        return msgspec.json.decode(kept, type=cls)

    def written(self) -> str:
        """Return the text in which they are kept."""
        return msgspec.json.encode(self).decode()

    def guest(self, kind: GuestKind) -> PricedProduct | None:
        """Return what a guest of this age is charged."""
        return next((item for item in self.items if item.guest_kind == kind), None)

    def item(self, product: UUID) -> PricedProduct | None:
        """Return an upgrade or add-on."""
        return next((item for item in self.items if item.id == product and item.guest_kind is None), None)


def within(day: date, first: date | None, last: date | None) -> bool:
    """Say whether a day lies between two others, both included; None leaves that end open."""
    return (first is None or first <= day) and (last is None or day <= last)
