"""Add or change a suggestion."""

from uuid import UUID

from portal.domain.catalog.details import OutOfBounds, UpsellDetails, check_bounds
from portal.domain.catalog.events import UpsellSet
from portal.domain.events import record
from tables.catalog import Product, ProductKind, UpsellRule
from tables.scope import stations, the_station
from tables.unit_of_work import atomic


@atomic
async def set_upsell(details: UpsellDetails, upsell_id: UUID | None = None) -> UpsellRule:
    """Add a rule of what to suggest, or change (or switch) one.

    Raises:
        OutOfBounds: it cannot be, or suggests a guest.

    """
    check_bounds(details, UpsellDetails)
    rule = await UpsellRule.one(upsell_id, lock=True) if upsell_id else UpsellRule(product=details.product, words="")
    with stations(rule.station if upsell_id else the_station()):
        product = await Product.objects().where(Product.id == details.product).first()
        if product is None or product.kind == ProductKind.GUEST:
            raise OutOfBounds("Choose an upgrade or an add-on from the menu.", field="product")
        for name in UpsellDetails.__struct_fields__:
            setattr(rule, name, getattr(details, name))
        await rule.save()
        await record(UpsellSet(stream_id=rule.id, is_active=rule.is_active))
    return rule
