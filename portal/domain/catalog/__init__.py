"""The catalog: what a station sells, for how much, under which rules, and where."""

from portal.domain.catalog.begin_with_defaults import begin_with_defaults
from portal.domain.catalog.change_policy import Overtaken, change_policy, details_of
from portal.domain.catalog.change_station import change_station
from portal.domain.catalog.details import (
    NewStation,
    OfferDetails,
    OutOfBounds,
    PolicyDetails,
    ProductDetails,
    SlotDetails,
    StationDetails,
    TierDetails,
    UpsellDetails,
)
from portal.domain.catalog.events import (
    AreasSet,
    CatalogBegun,
    OfferSet,
    PhotoSet,
    PolicyChanged,
    PriceSet,
    ProductSet,
    SlotRemoved,
    SlotSet,
    StationChanged,
    StationOpened,
    TierSet,
    UpsellSet,
)
from portal.domain.catalog.listing import (
    OfferLine,
    ProductLine,
    SlotLine,
    TierLine,
    UpsellLine,
    offers,
    product,
    products,
    slots,
    suggestions,
    tiers,
)
from portal.domain.catalog.offer_product import offer_product
from portal.domain.catalog.open_station import open_station
from portal.domain.catalog.overlapping import overlapping
from portal.domain.catalog.photos import Photo, photos
from portal.domain.catalog.queries import MenuLine, menu, newest_prices, policy, rates, upsells
from portal.domain.catalog.rates import Offer, PricedProduct, PriceRules, Rates, Tier
from portal.domain.catalog.remove_photo import remove_photo
from portal.domain.catalog.remove_slot import remove_slot
from portal.domain.catalog.serving import Area, Served, areas, is_served, serving
from portal.domain.catalog.set_areas import set_areas
from portal.domain.catalog.set_offer import set_offer
from portal.domain.catalog.set_photo import PhotoMissing, set_photo
from portal.domain.catalog.set_price import set_price
from portal.domain.catalog.set_product import NotSold, set_product
from portal.domain.catalog.set_slot import set_slot
from portal.domain.catalog.set_tier import set_tier
from portal.domain.catalog.set_upsell import set_upsell
from portal.domain.catalog.suggest import Upsell, UpsellSuggestion, suggest
from portal.domain.catalog.versions import Changed, PolicyVersion, versions
from portal.domain.catalog.would_be import would_be
from portal.domain.catalog.zip_locations import ZipLocation, miles, zip_location

__all__ = [
    "Area",
    "AreasSet",
    "CatalogBegun",
    "Changed",
    "MenuLine",
    "NewStation",
    "NotSold",
    "Offer",
    "OfferDetails",
    "OfferLine",
    "OfferSet",
    "OutOfBounds",
    "Overtaken",
    "Photo",
    "PhotoMissing",
    "PhotoSet",
    "PolicyChanged",
    "PolicyDetails",
    "PolicyVersion",
    "PriceRules",
    "PriceSet",
    "PricedProduct",
    "ProductDetails",
    "ProductLine",
    "ProductSet",
    "Rates",
    "Served",
    "SlotDetails",
    "SlotLine",
    "SlotRemoved",
    "SlotSet",
    "StationChanged",
    "StationDetails",
    "StationOpened",
    "Tier",
    "TierDetails",
    "TierLine",
    "TierSet",
    "Upsell",
    "UpsellDetails",
    "UpsellLine",
    "UpsellSet",
    "UpsellSuggestion",
    "ZipLocation",
    "areas",
    "begin_with_defaults",
    "change_policy",
    "change_station",
    "details_of",
    "is_served",
    "menu",
    "miles",
    "newest_prices",
    "offer_product",
    "offers",
    "open_station",
    "overlapping",
    "photos",
    "policy",
    "product",
    "products",
    "rates",
    "remove_photo",
    "remove_slot",
    "serving",
    "set_areas",
    "set_offer",
    "set_photo",
    "set_price",
    "set_product",
    "set_slot",
    "set_tier",
    "set_upsell",
    "slots",
    "suggest",
    "suggestions",
    "tiers",
    "upsells",
    "versions",
    "would_be",
    "zip_location",
]
