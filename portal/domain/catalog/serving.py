"""Which stations serve a ZIP code."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from portal.domain.catalog.zip_locations import miles, zip_location
from tables.catalog import ServiceArea
from tables.sql import fenced


class Area(msgspec.Struct, frozen=True):
    """ZIP codes that begin so are served, or left to others."""

    prefix: str
    is_served: bool


class Served(msgspec.Struct, frozen=True):
    """A station that serves a ZIP code, and how far away it is (None: we cannot tell)."""

    station: UUID
    slug: str
    name: str
    miles: int | None


async def serving(postal_code: str) -> list[Served]:
    """Return the stations of the business in scope that serve a ZIP code, the nearest first."""
    there = zip_location(postal_code)
    if there is None:
        return []
    found = []
    for row in await fenced(_STATIONS):
        away = miles(row["postal_code"], there.zip)
        named = msgspec.json.decode(row["areas"], type=list[Area])
        if is_served(there.zip, named, miles=away, farthest_miles=row["farthest_miles"]):
            found.append(Served(row["id"], row["slug"], row["name"], away))
    return sorted(found, key=lambda each: (each.miles is None, each.miles or 0, each.name))


def is_served(postal_code: str, areas: Iterable[Area], *, miles: int | None, farthest_miles: int) -> bool:
    """Say whether a station serves a ZIP code: the longest prefix decides, else how far it is. Pure.

    Who names prefixes that it serves, serves no others.
    """
    areas = list(areas)
    fitting = [area for area in areas if postal_code.startswith(area.prefix)]
    if fitting:
        return max(fitting, key=lambda area: len(area.prefix)).is_served
    if any(area.is_served for area in areas):
        return False
    return miles is not None and miles <= farthest_miles


async def areas() -> dict[UUID, list[Area]]:
    """Return the ZIP prefixes of every station of the business that names some."""
    rows = await ServiceArea.select(ServiceArea.station, ServiceArea.postal_prefix, ServiceArea.is_served)
    found: dict[UUID, list[Area]] = {}
    for row in rows:
        found.setdefault(row["station"], []).append(Area(row["postal_prefix"], row["is_served"]))
    return found


_STATIONS = """
SELECT station.id, station.slug, station.name, station.postal_code, policy.farthest_miles, coalesce((
  SELECT json_agg(json_build_object('prefix', area.postal_prefix, 'is_served', area.is_served))
  FROM core.service_areas area WHERE area.station = station.id AND area.deleted_at IS NULL), '[]')::text AS areas
FROM identity.stations AS station
JOIN LATERAL (
    SELECT farthest_miles FROM knowledge.policies WHERE policies.station = station.id ORDER BY version DESC LIMIT 1
) AS policy ON true
WHERE station.business = {business} AND station.deleted_at IS NULL
"""
