"""What can happen to a catalog."""

from typing import ClassVar

from portal.domain.events import RecordedEvent
from tables.catalog import PhotoKind


class StationOpened(RecordedEvent, frozen=True, kw_only=True):
    """A business has a new station, with nothing to sell yet."""

    name: ClassVar[str] = "catalog.station.added"
    stream: ClassVar[str] = "station"


class CatalogBegun(RecordedEvent, frozen=True, kw_only=True):
    """A station got a menu, prices, rules and opening times to begin with."""

    name: ClassVar[str] = "catalog.catalog.begun"
    stream: ClassVar[str] = "station"


class StationChanged(RecordedEvent, frozen=True, kw_only=True):
    """Where a station's travel begins, or how customers reach and pay it, was changed."""

    name: ClassVar[str] = "catalog.station.changed"
    stream: ClassVar[str] = "station"


class PolicyChanged(RecordedEvent, frozen=True, kw_only=True):
    """A station has a new version of its policy; `changed` is how many rules differ."""

    name: ClassVar[str] = "catalog.policy.changed"
    stream: ClassVar[str] = "policy"
    version: int
    changed: int


class PriceSet(RecordedEvent, frozen=True, kw_only=True):
    """A product has another price from now on."""

    name: ClassVar[str] = "catalog.price.set"
    stream: ClassVar[str] = "product"
    amount_cents: int


class ProductSet(RecordedEvent, frozen=True, kw_only=True):
    """A product was added, changed, taken off the menu or put back."""

    name: ClassVar[str] = "catalog.product.set"
    stream: ClassVar[str] = "product"
    is_offered: bool


class TierSet(RecordedEvent, frozen=True, kw_only=True):
    """A pricing tier was added, changed or switched."""

    name: ClassVar[str] = "catalog.tier.set"
    stream: ClassVar[str] = "tier"
    is_active: bool


class OfferSet(RecordedEvent, frozen=True, kw_only=True):
    """An offer was added, changed or switched."""

    name: ClassVar[str] = "catalog.offer.set"
    stream: ClassVar[str] = "offer"
    is_active: bool


class UpsellSet(RecordedEvent, frozen=True, kw_only=True):
    """A rule of what to suggest was added, changed or switched."""

    name: ClassVar[str] = "catalog.upsell.set"
    stream: ClassVar[str] = "upsell"
    is_active: bool


class SlotSet(RecordedEvent, frozen=True, kw_only=True):
    """A time at which parties begin was added or changed."""

    name: ClassVar[str] = "catalog.slot.set"
    stream: ClassVar[str] = "slot"


class SlotRemoved(RecordedEvent, frozen=True, kw_only=True):
    """No more parties begin at a time."""

    name: ClassVar[str] = "catalog.slot.removed"
    stream: ClassVar[str] = "slot"


class AreasSet(RecordedEvent, frozen=True, kw_only=True):
    """A station serves other ZIP codes from now on; `prefixes` is how many are named."""

    name: ClassVar[str] = "catalog.areas.set"
    stream: ClassVar[str] = "station"
    prefixes: int


class PhotoSet(RecordedEvent, frozen=True, kw_only=True):
    """A station shows its customers another photo, or none any more."""

    name: ClassVar[str] = "catalog.photo.set"
    stream: ClassVar[str] = "station"
    kind: PhotoKind
    is_shown: bool
