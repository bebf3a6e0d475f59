"""Businesses and their stations: what every page and every link names."""

from portal.domain.stations.queries import (
    BrandColors,
    OpenStation,
    brand_colors,
    only_business,
    station_by_id,
    station_by_slug,
    stations_of,
)
from portal.domain.stations.slugs import ALL, SlugUnusable, check_slug

__all__ = [
    "ALL",
    "BrandColors",
    "OpenStation",
    "SlugUnusable",
    "brand_colors",
    "check_slug",
    "only_business",
    "station_by_id",
    "station_by_slug",
    "stations_of",
]
