"""Questions about businesses and stations that are asked before anybody is in scope."""

import msgspec

from tables.stations import Business


class BrandColors(msgspec.Struct, frozen=True):
    """What gives a business its color: a hue in degrees, and chroma in thousandths."""

    hue: int
    chroma: int


async def brand_colors(business_slug: str) -> BrandColors | None:
    """Return the colors of a business, which are no secret."""
    row = (
        await Business.select(Business.brand_hue, Business.brand_chroma_thousandths)
        .where(Business.slug == business_slug)
        .first()
    )
    return BrandColors(row["brand_hue"], row["brand_chroma_thousandths"]) if row else None


async def only_business() -> tuple[str, str] | None:
    """Return name and slug of the only business of this installation; None where there are several, or none yet.

    A log-in page that serves one business wears its colors.
    """
    rows = await Business.select(Business.name, Business.slug).limit(2)
    return (rows[0]["name"], rows[0]["slug"]) if len(rows) == 1 else None
