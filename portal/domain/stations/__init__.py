"""Businesses and their stations: what every page and every link names."""

from portal.domain.stations.queries import BrandColors, brand_colors, only_business
from portal.domain.stations.slugs import ALL, SlugUnusable, check_slug

__all__ = ["ALL", "BrandColors", "SlugUnusable", "brand_colors", "check_slug", "only_business"]
