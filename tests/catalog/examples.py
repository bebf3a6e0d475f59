"""Rates for tests of prices: the defaults of the product, without any adjustment."""

from datetime import date
from uuid import UUID

from portal.domain.catalog import Offer, PricedProduct, PriceRules, Rates, Tier
from tables.catalog import GuestKind, ProductKind, TierKind

SATURDAY = date(2026, 6, 27)
FILET, LOBSTER, NOODLES, GYOZA = (UUID(int=number) for number in range(10, 14))


def rules(**changed: int) -> PriceRules:
    """Return the default rules of a price."""
    facts = {
        "version": 1,
        "minimum_cents": 550_00,
        "deposit_cents": 100_00,
        "tax_basis_points": 0,
        "is_travel_taxed": False,
        "free_miles": 30,
        "per_mile_cents": 2_00,
        "adjustment_floor_basis_points": -1500,
        "adjustment_ceiling_basis_points": 2500,
    }
    return PriceRules(**{**facts, **changed})  # type: ignore[arg-type]


def rates(*, tiers: tuple[Tier, ...] = (), offers: tuple[Offer, ...] = (), **changed: int) -> Rates:
    """Return the default rates."""
    return Rates(rules=rules(**changed), items=ITEMS, tiers=tiers, offers=offers)


def tier(percent_basis_points: int, kind: TierKind = TierKind.WEEKDAY, **facts: object) -> Tier:
    """Return a tier that applies on Saturdays, unless it is told more."""
    given = {"weekdays": (5,)} | facts if kind is TierKind.WEEKDAY else facts
    return Tier(id=UUID(int=1), name="A tier", kind=kind, percent_basis_points=percent_basis_points, **given)  # type: ignore[arg-type]


def offer(**facts: object) -> Offer:
    """Return an offer of 10 %, unless it is told more."""
    given = {"name": "An offer", "code": None, "percent_basis_points": 1000, "amount_cents": 0, "minimum_cents": 0}
    return Offer(id=UUID(int=2), **{**given, **facts})  # type: ignore[arg-type]


def _item(number: int, name: str, cents: int, guest: GuestKind | None = None) -> PricedProduct:
    kind = ProductKind.GUEST if guest else ProductKind.UPGRADE
    return PricedProduct(id=UUID(int=number), kind=kind, guest_kind=guest, name=name, amount_cents=cents)


ITEMS = (
    _item(3, "Adults", 55_00, GuestKind.ADULT),
    _item(4, "Children", 30_00, GuestKind.CHILD),
    _item(5, "Under 6", 0, GuestKind.TODDLER),
    _item(10, "Filet mignon", 5_00),
    _item(11, "Lobster tail", 15_00),
    _item(12, "Noodles", 5_00),
    _item(13, "Gyoza", 10_00),
)
