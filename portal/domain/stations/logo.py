"""A business's logo, as letters and papers show it."""

from typing import Final
from uuid import UUID

import msgspec

from tables.stations import Business, Picture

LARGEST: Final = (200, 56)


class Logo(msgspec.Struct, frozen=True):
    """Which picture it is, and how large a letter shows it, in pixels."""

    id: UUID
    width: int
    height: int


async def logo_of(business_id: UUID) -> Logo | None:
    """Return the logo of a business in scope; None where it has none."""
    business = await Business.select(Business.logo).where(Business.id == business_id).first()
    return await logo_shown(business["logo"]) if business else None


async def logo_shown(picture_id: UUID | None) -> Logo | None:
    """Return a picture as the logo that it is, no larger than fits beside words."""
    if picture_id is None:
        return None
    row = await Picture.select(Picture.width, Picture.height).where(Picture.id == picture_id).first()
    if row is None:
        return None
    scale = min(1.0, *(most / side for most, side in zip(LARGEST, (row["width"], row["height"]), strict=True)))
    return Logo(picture_id, round(row["width"] * scale), round(row["height"] * scale))
