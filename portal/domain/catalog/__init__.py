"""The catalog: what a station sells, for how much, under which rules, and where."""

from portal.domain.catalog.events import StationOpened
from portal.domain.catalog.open_station import open_station
from portal.domain.catalog.places import Place, miles, place
from portal.domain.catalog.queries import MenuLine, menu, policy, rates, upsells
from portal.domain.catalog.rates import Item, Offer, Rates, Rules, Tier
from portal.domain.catalog.serving import Area, Served, is_served, serving
from portal.domain.catalog.suggest import Suggestion, Upsell, suggest

__all__ = [
    "Area",
    "Item",
    "MenuLine",
    "Offer",
    "Place",
    "Rates",
    "Rules",
    "Served",
    "StationOpened",
    "Suggestion",
    "Tier",
    "Upsell",
    "is_served",
    "menu",
    "miles",
    "open_station",
    "place",
    "policy",
    "rates",
    "serving",
    "suggest",
    "upsells",
]
