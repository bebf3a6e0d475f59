"""Businesses and their stations: opened, named and dressed."""

from typing import Any, Final

from portal.controllers.staff.stations import business, index

ROUTES: Final[tuple[Any, ...]] = (business.BusinessPages,)
# Of the whole installation, under no station: each has a scope of its own.
INSTALLATION: Final[tuple[Any, ...]] = (index.BUSINESSES, business.picture)
