"""Businesses and their stations: what every page and every link names."""

from portal.domain.stations.accent import Accent, ColorUnusable, accent_of, explained
from portal.domain.stations.change_business import change_business
from portal.domain.stations.check_ahead import DatePassed, check_ahead
from portal.domain.stations.details import BusinessDetails, BusinessUnusable, NewBusiness
from portal.domain.stations.events import BusinessChanged, BusinessOpened, LogoSet
from portal.domain.stations.logo import Logo, logo_of, logo_shown
from portal.domain.stations.open_business import open_business
from portal.domain.stations.queries import (
    BrandColors,
    BusinessLine,
    Front,
    FrontStation,
    OpenStation,
    StationLine,
    brand_colors,
    businesses,
    fronts,
    only_business,
    picture,
    station_by_id,
    station_by_slug,
    stations_of,
)
from portal.domain.stations.set_logo import remove_logo, set_logo
from portal.domain.stations.slugs import ALL, SlugUnusable, check_slug, slug_of

__all__ = [
    "ALL",
    "Accent",
    "BrandColors",
    "BusinessChanged",
    "BusinessDetails",
    "BusinessLine",
    "BusinessOpened",
    "BusinessUnusable",
    "ColorUnusable",
    "DatePassed",
    "Front",
    "FrontStation",
    "Logo",
    "LogoSet",
    "NewBusiness",
    "OpenStation",
    "SlugUnusable",
    "StationLine",
    "accent_of",
    "brand_colors",
    "businesses",
    "change_business",
    "check_ahead",
    "check_slug",
    "explained",
    "fronts",
    "logo_of",
    "logo_shown",
    "only_business",
    "open_business",
    "picture",
    "remove_logo",
    "set_logo",
    "slug_of",
    "station_by_id",
    "station_by_slug",
    "stations_of",
]
