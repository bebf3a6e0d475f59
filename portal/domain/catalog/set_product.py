"""Put something on the menu, or change it."""

from uuid import UUID

from portal.domain.catalog.details import ProductDetails, check_bounds
from portal.domain.catalog.events import ProductSet
from portal.domain.catalog.set_price import set_price
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.catalog import MenuItem, Product, ProductKind
from tables.scope import stations, the_station
from tables.unit_of_work import atomic


class NotSold(Refused):
    """Guests' meals are there once for each age group: they are changed, not added or taken away."""


@atomic
async def set_product(details: ProductDetails, product_id: UUID | None = None) -> Product:
    """Add a product with its price and words, or change one; what it costs is only ever added to its history.

    Raises:
        OutOfBounds: a value that cannot be, with its field.
        NotSold: a meal for guests would be added, or become something else.

    """
    check_bounds(details, ProductDetails)
    product = await Product.one(product_id, lock=True) if product_id else Product(kind=details.kind, name=details.name)
    kind = ProductKind(product.kind) if product_id else details.kind
    if (kind is ProductKind.GUEST) != (product.guest_kind is not None) or (
        kind is not ProductKind.GUEST and details.kind is ProductKind.GUEST
    ):
        raise NotSold("Guests’ meals are there once for each age group. Change one of those.", field="kind")
    with stations(product.station if product_id else the_station()):
        product.name, product.position = details.name, details.position
        product.kind = kind if kind is ProductKind.GUEST else details.kind
        await product.save()
        await _write_words(product.id, details)
        await set_price(product.id, details.amount_cents)
        await record(ProductSet(stream_id=product.id, is_offered=product.is_offered))
    return product


async def _write_words(product_id: UUID, details: ProductDetails) -> None:
    words = await MenuItem.objects().where(MenuItem.product == product_id).first() or MenuItem(product=product_id)
    words.description, words.allergens = details.description, details.allergens
    words.is_vegetarian = details.is_vegetarian
    await words.save()
