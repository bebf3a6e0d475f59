"""Set what a product costs from now on."""

from uuid import UUID

from portal.domain.catalog.events import PriceSet
from portal.domain.catalog.queries import newest_prices
from portal.domain.events import record
from tables.catalog import Price, Product
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def set_price(product_id: UUID, amount_cents: int) -> None:
    """Add a price, unless the product costs that already; quotes that were given keep theirs."""
    product = await Product.one(product_id, lock=True)
    with stations(product.station):
        if (await newest_prices()).get(product.id) == amount_cents:
            return
        await Price(product=product.id, amount_cents=amount_cents).save()
        await record(PriceSet(stream_id=product.id, amount_cents=amount_cents))
