"""Everything of a catalog as its ADMIN sees it: the withdrawn and the switched off, too."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

import msgspec
from piccolo.columns import Column

from portal.domain.catalog.details import OfferDetails, ProductDetails, SlotDetails, TierDetails, UpsellDetails
from portal.domain.catalog.queries import columns, newest_prices
from tables.base import RowMissing, StationTable
from tables.catalog import GuestKind, MenuItem, OpeningSlot, Price, PricingTier, Product, SeasonalOffer, UpsellRule

Shape = TypeVar("Shape", bound=msgspec.Struct)


class ProductLine(msgspec.Struct, frozen=True, kw_only=True):
    """A product as its ADMIN sees it, with what it says and costs, and what it cost before."""

    id: UUID
    guest_kind: GuestKind | None
    is_offered: bool
    details: ProductDetails
    prices: tuple[tuple[datetime, int], ...] = ()


async def products() -> list[ProductLine]:
    """Return every product, the withdrawn ones too, in the order of the menu."""
    return await _products(None)


async def product(product_id: UUID) -> ProductLine:
    """Return one product, with its newest prices.

    Raises:
        RowMissing: there is no such product here.

    """
    await Product.one(product_id)
    rows = (
        await Price.select(Price.created_at, Price.amount_cents)
        .where(Price.product == product_id)
        .order_by(Price.created_at, ascending=False)
        .limit(8)
    )
    (line,) = await _products(product_id)
    return msgspec.structs.replace(line, prices=tuple((row["created_at"], row["amount_cents"]) for row in rows))


async def _products(product_id: UUID | None) -> list[ProductLine]:
    query = Product.select(
        Product.id, Product.kind, Product.guest_kind, Product.name, Product.position, Product.is_offered
    )
    if product_id is not None:
        query = query.where(Product.id == product_id)
    rows = await query.order_by(Product.position).order_by(Product.id)
    prices, words = (
        await newest_prices(),
        {
            row["product"]: row
            for row in await MenuItem.select(
                MenuItem.product, MenuItem.description, MenuItem.allergens, MenuItem.is_vegetarian
            )
        },
    )
    nothing = {"description": "", "allergens": "", "is_vegetarian": False}
    return [
        ProductLine(
            id=row["id"],
            guest_kind=GuestKind(row["guest_kind"]) if row["guest_kind"] else None,
            is_offered=row["is_offered"],
            details=msgspec.convert(
                nothing | words.get(row["id"], {}) | row | {"amount_cents": prices.get(row["id"], 0)}, ProductDetails
            ),
        )
        for row in rows
    ]


class TierLine(msgspec.Struct, frozen=True):
    """A pricing tier, on or off."""

    id: UUID
    details: TierDetails


class OfferLine(msgspec.Struct, frozen=True):
    """An offer, on or off."""

    id: UUID
    details: OfferDetails


class UpsellLine(msgspec.Struct, frozen=True):
    """A suggestion, on or off."""

    id: UUID
    details: UpsellDetails


class SlotLine(msgspec.Struct, frozen=True):
    """A time at which parties begin."""

    id: UUID
    details: SlotDetails


async def tiers(tier_id: UUID | None = None) -> list[TierLine]:
    """Return every pricing tier, or one."""
    return [TierLine(*each) for each in await _all(PricingTier, TierDetails, tier_id, by=PricingTier.id)]


async def offers(offer_id: UUID | None = None) -> list[OfferLine]:
    """Return every offer, or one."""
    return [OfferLine(*each) for each in await _all(SeasonalOffer, OfferDetails, offer_id, by=SeasonalOffer.id)]


async def suggestions(upsell_id: UUID | None = None) -> list[UpsellLine]:
    """Return every rule of what to suggest, or one."""
    return [UpsellLine(*each) for each in await _all(UpsellRule, UpsellDetails, upsell_id, by=UpsellRule.position)]


async def slots(slot_id: UUID | None = None) -> list[SlotLine]:
    """Return every time at which parties begin, or one."""
    return [SlotLine(*each) for each in await _all(OpeningSlot, SlotDetails, slot_id, by=OpeningSlot.starts_minute)]


async def _all(
    table: type[StationTable], shape: type[Shape], row_id: UUID | None, *, by: Column
) -> list[tuple[UUID, Shape]]:
    query = table.select(table.id, *columns(table, shape))
    if row_id is not None:
        query = query.where(table.id == row_id)
    rows = await query.order_by(by)
    if row_id is not None and not rows:
        raise RowMissing(table.__name__)
    named = set(shape.__struct_fields__)
    empty = {"code": ""} if shape is OfferDetails else {}
    return [
        (
            row["id"],
            msgspec.convert(
                {name: empty.get(name) if value is None else value for name, value in row.items() if name in named},
                shape,
            ),
        )
        for row in rows
    ]
