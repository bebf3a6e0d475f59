"""Give a new station something to sell, and times at which it does."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from portal import clock
from portal.domain.catalog import defaults
from portal.domain.catalog.events import CatalogBegun
from portal.domain.events import record
from tables.catalog import MenuItem, OpeningSlot, Policy, Price, PricingTier, Product, SeasonalOffer, UpsellRule
from tables.scope import stations
from tables.stations import Station
from tables.unit_of_work import atomic


@atomic
async def begin_with_defaults(station_id: UUID, *, tax_basis_points: Decimal = Decimal(0)) -> Policy:
    """Seed a station with the default menu, unless guests have a price already, and the rules and times it lacks."""
    await Station.one(station_id, lock=True)
    with stations(station_id):
        policy = await Policy.objects().order_by(Policy.version, ascending=False).first()
        if policy is None:
            policy = await _write_policy(tax_basis_points)
        if await Product.exists().where(Product.guest_kind.is_not_null()):
            return policy
        await _add_products()
        if not await PricingTier.exists() and not await SeasonalOffer.exists():
            await _add_adjustments(clock.now().date())
        if not await OpeningSlot.exists():
            await _add_slots()
        await record(CatalogBegun(stream_id=station_id))
    return policy


async def _write_policy(tax_basis_points: Decimal) -> Policy:
    policy = Policy(version=1, tax_basis_points=tax_basis_points, gratuity_percents=list(defaults.GRATUITY_PERCENTS))
    await policy.save()
    return policy


async def _add_products() -> None:
    products = {
        first.key: Product(kind=first.kind, guest_kind=first.guest_kind, name=first.name, position=position)
        for position, first in enumerate(defaults.PRODUCTS)
    }
    firsts = [(products[first.key].id, first) for first in defaults.PRODUCTS]
    await Product.insert(*products.values())
    await Price.insert(*(Price(product=product, amount_cents=first.amount_cents) for product, first in firsts))
    await MenuItem.insert(
        *(
            MenuItem(
                product=product,
                description=first.description,
                allergens=first.allergens,
                is_vegetarian=first.is_vegetarian,
            )
            for product, first in firsts
        )
    )
    await UpsellRule.insert(
        *(
            UpsellRule(
                product=products[key].id,
                words=words,
                guests_at_least=at_least,
                guests_per_piece=per_piece,
                position=position,
            )
            for position, (key, words, at_least, per_piece) in enumerate(defaults.UPSELLS)
        )
    )


async def _add_adjustments(today: date) -> None:
    await PricingTier.insert(*(_tier(first, today) for first in defaults.TIERS))
    name, code, basis_points, minimum_cents = defaults.OFFER
    await SeasonalOffer(
        name=name,
        code=code,
        percent_basis_points=basis_points,
        minimum_cents=minimum_cents,
        booked_until_date=today + timedelta(days=180),
    ).save()


def _tier(first: defaults.FirstTier, today: date) -> PricingTier:
    days = [date(today.year, month, day) for month, day in first.season or ()]
    return PricingTier(
        name=first.name,
        kind=first.kind,
        percent_basis_points=first.percent_basis_points,
        weekdays=list(first.weekdays),
        first_date=days[0] if days else None,
        last_date=days[1] if days else None,
        days_ahead_from=first.days_ahead_from,
        fill_percent_from=first.fill_percent_from,
    )


async def _add_slots() -> None:
    await OpeningSlot.insert(
        *(OpeningSlot(weekdays=list(defaults.EVERY_DAY), starts_minute=each) for each in defaults.OPENING_MINUTES)
    )
