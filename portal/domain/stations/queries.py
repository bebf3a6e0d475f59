"""Questions about businesses and stations that are asked before anybody is in scope."""

from uuid import UUID

import msgspec

from portal.domain.stations.slugs import is_slug
from tables.sql import platform
from tables.stations import Business, Picture, Station


class BrandColors(msgspec.Struct, frozen=True):
    """What gives a business its color: a hue in degrees, and chroma in thousandths."""

    hue: int
    chroma: int


async def brand_colors(business_slug: str) -> BrandColors | None:
    """Return the colors of a business, which are no secret."""
    if not is_slug(business_slug):
        return None
    row = (
        await Business.select(Business.brand_hue, Business.brand_chroma_thousandths)
        .where(Business.slug == business_slug)
        .first()
    )
    return BrandColors(row["brand_hue"], row["brand_chroma_thousandths"]) if row else None


class StationLine(msgspec.Struct, frozen=True):
    """A station in a list."""

    name: str
    slug: str


class BusinessLine(msgspec.Struct, frozen=True):
    """A business with its stations, by name."""

    id: UUID
    name: str
    slug: str
    stations: tuple[StationLine, ...]


async def businesses() -> list[BusinessLine]:
    """Return every business with its stations (asked in the scope of all), by name."""
    of: dict[UUID, list[StationLine]] = {}
    for row in await Station.select(Station.business, Station.name, Station.slug).order_by(Station.name):
        of.setdefault(row["business"], []).append(StationLine(row["name"], row["slug"]))
    rows = await Business.select(Business.id, Business.name, Business.slug).order_by(Business.name)
    return [BusinessLine(row["id"], row["name"], row["slug"], tuple(of.get(row["id"], ()))) for row in rows]


async def only_business() -> tuple[str, str] | None:
    """Return name and slug of the only business of this installation; None where there are several, or none yet.

    A log-in page that serves one business wears its colors.
    """
    rows = await Business.select(Business.name, Business.slug).limit(2)
    return (rows[0]["name"], rows[0]["slug"]) if len(rows) == 1 else None


class OpenStation(msgspec.Struct, frozen=True):
    """A station as its customers see it; chroma is in thousandths."""

    id: UUID
    name: str
    slug: str
    time_zone: str
    phone: str
    postal_code: str
    address_line: str
    business: UUID
    business_name: str
    business_slug: str
    hue: int
    chroma: int
    logo: UUID | None = None
    legal_footer: str = ""


class FrontStation(msgspec.Struct, frozen=True):
    """A station on its business's start page."""

    name: str
    slug: str
    phone: str
    postal_code: str


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """A business as whoever opens the address of the installation sees it; chroma is in thousandths."""

    id: UUID
    name: str
    slug: str
    hue: int
    chroma: int
    phone: str
    postal_address: str
    legal_footer: str
    logo: UUID | None
    stations: tuple[FrontStation, ...] = ()


async def fronts() -> list[Front]:
    """Return the businesses that have a station, by name, each with its stations (asked in the scope of all)."""
    of: dict[UUID, list[FrontStation]] = {}
    named = (Station.name, Station.slug, Station.phone, Station.postal_code)
    for row in await Station.select(Station.business, *named).order_by(Station.name):
        of.setdefault(row.pop("business"), []).append(FrontStation(**row))
    rows = await Business.select(*_FRONT).order_by(Business.name)
    return [Front(**row, stations=tuple(of[row["id"]])) for row in rows if row["id"] in of]


async def station_by_slug(slug: str) -> OpenStation | None:
    """Return the station of a public address, of whatever business (asked in the scope of all)."""
    return await _open("slug", slug) if is_slug(slug) else None


async def station_by_id(station_id: UUID) -> OpenStation | None:
    """Return the station that a signed link's row belongs to (asked in the scope of all)."""
    return await _open("id", station_id)


async def picture(picture_id: UUID) -> Picture | None:
    """Return a picture of any business: they are for everybody (asked in the scope of all)."""
    return await Picture.objects().where(Picture.id == picture_id).first()


async def stations_of(business_id: UUID) -> frozenset[UUID]:
    """Return all stations of a business."""
    rows = await Station.select(Station.id).where(Station.business == business_id)
    return frozenset(row["id"] for row in rows)


_OPEN = """
SELECT station.id, station.name, station.slug, station.time_zone, station.phone, station.postal_code,
  station.address_line, station.business, business.name AS business_name, business.slug AS business_slug,
  business.brand_hue AS hue, business.brand_chroma_thousandths AS chroma, business.logo, business.legal_footer
FROM identity.stations station JOIN identity.businesses business ON business.id = station.business
WHERE station.{} = $1 AND station.deleted_at IS NULL
"""
_FRONT = (
    Business.id,
    Business.name,
    Business.slug,
    Business.brand_hue.as_alias("hue"),
    Business.brand_chroma_thousandths.as_alias("chroma"),
    Business.phone,
    Business.postal_address,
    Business.legal_footer,
    Business.logo,
)


async def _open(column: str, value: str | UUID) -> OpenStation | None:
    """Return a station in one statement of our own: each page of a customer asks this first."""
    rows = await platform(_OPEN.format(column), value)
    return OpenStation(**rows[0]) if rows else None
