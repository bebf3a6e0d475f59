"""What the one station in scope sells now, and under which rules."""

from uuid import UUID

import msgspec
from piccolo.columns import Column

from portal.domain.catalog.rates import Offer, PricedProduct, PriceRules, Rates, Tier
from portal.domain.catalog.suggest import Upsell
from tables.catalog import (
    GuestKind,
    MenuItem,
    Policy,
    Price,
    PricingTier,
    Product,
    ProductKind,
    SeasonalOffer,
    UpsellRule,
)


class MenuLine(msgspec.Struct, frozen=True, kw_only=True):
    """A product as a customer reads it; `amount_cents` is for one, and None where it has no price yet."""

    id: UUID
    kind: ProductKind
    guest_kind: GuestKind | None
    name: str
    description: str
    allergens: str
    is_vegetarian: bool
    amount_cents: int | None


async def policy(version: int | None = None) -> Policy:
    """Return the policy that holds, or an older version of it.

    A station that was never opened has the defaults, as version 0.
    """
    query = Policy.objects()
    if version is not None:
        query = query.where(Policy.version == version)
    return await query.order_by(Policy.version, ascending=False).first() or Policy(version=0)


async def rates() -> Rates:
    """Return everything that a price is computed from, as it is now."""
    return Rates(
        rules=msgspec.convert(await policy(), PriceRules, from_attributes=True),
        items=tuple(await _items()),
        tiers=tuple(await _tiers()),
        offers=tuple(await _offers()),
    )


async def menu() -> list[MenuLine]:
    """Return what is offered, in the order of the menu, with its words."""
    words = {row["product"]: row for row in await MenuItem.select(*_WORDS)}
    return [
        MenuLine(
            id=item.id,
            kind=item.kind,
            guest_kind=item.guest_kind,
            name=item.name,
            amount_cents=item.amount_cents,
            description=words[item.id]["description"] if item.id in words else "",
            allergens=words[item.id]["allergens"] if item.id in words else "",
            is_vegetarian=item.id in words and words[item.id]["is_vegetarian"],
        )
        for item in await _items()
    ]


async def upsells() -> list[Upsell]:
    """Return the rules of what to suggest, in their order."""
    offered = {item.id for item in await _items()}
    query = UpsellRule.select(*columns(UpsellRule, Upsell)).where(UpsellRule.is_active.eq(value=True))
    return [Upsell(**row) for row in await query.order_by(UpsellRule.position) if row["product"] in offered]


async def newest_prices() -> dict[UUID, int]:
    """Return what each product costs now, in cents."""
    rows = (
        await Price.select(Price.product, Price.amount_cents)
        .distinct(on=[Price.product])
        .order_by(Price.product)
        .order_by(Price.created_at, ascending=False)
        .order_by(Price.id, ascending=False)
    )
    return {row["product"]: row["amount_cents"] for row in rows}


async def _items() -> list[PricedProduct]:
    prices = await newest_prices()
    rows = (
        await Product.select(Product.id, Product.kind, Product.guest_kind, Product.name)
        .where(Product.is_offered.eq(value=True))
        .order_by(Product.position)
        .order_by(Product.id)
    )
    return [
        msgspec.convert(row | {"amount_cents": prices[row["id"]]}, PricedProduct) for row in rows if row["id"] in prices
    ]


_WORDS = (MenuItem.product, MenuItem.description, MenuItem.allergens, MenuItem.is_vegetarian)


async def _tiers() -> list[Tier]:
    query = PricingTier.select(*columns(PricingTier, Tier)).where(PricingTier.is_active.eq(value=True))
    return msgspec.convert(await query.order_by(PricingTier.id), list[Tier])


async def _offers() -> list[Offer]:
    query = SeasonalOffer.select(*columns(SeasonalOffer, Offer)).where(SeasonalOffer.is_active.eq(value=True))
    return msgspec.convert(await query.order_by(SeasonalOffer.id), list[Offer])


def columns(table: type, shape: type[msgspec.Struct]) -> list[Column]:
    """Return the columns of a table that a struct names."""
    return [getattr(table, field.name) for field in msgspec.structs.fields(shape)]
