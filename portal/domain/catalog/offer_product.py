"""Take something off the menu, or put it back."""

from uuid import UUID

from portal.domain.catalog.events import ProductSet
from portal.domain.catalog.set_product import NotSold
from portal.domain.events import record
from tables.catalog import Product, ProductKind
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def offer_product(product_id: UUID, *, is_offered: bool) -> Product:
    """Take a product off the menu, or put it back, unless that is so already; what was ordered stays ordered.

    Raises:
        NotSold: without it, a guest would have no price.

    """
    product = await Product.one(product_id, lock=True)
    if product.kind == ProductKind.GUEST:
        raise NotSold("Guests always have a price. Set it to $0.00 if they eat for free.")
    if product.is_offered != is_offered:
        with stations(product.station):
            product.is_offered = is_offered
            await product.save([Product.is_offered])
            await record(ProductSet(stream_id=product.id, is_offered=is_offered))
    return product
