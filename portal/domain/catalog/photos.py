"""The photos that a station shows its customers."""

from uuid import UUID

import msgspec

from tables.catalog import PhotoKind, StationPhoto
from tables.stations import Picture


class Photo(msgspec.Struct, frozen=True):
    """A photo, and its size; `alt` says in words what is seen on it."""

    picture: UUID
    alt: str
    width: int
    height: int


async def photos() -> dict[PhotoKind, Photo]:
    """Return the photos of the one station in scope, by what they show."""
    rows = await StationPhoto.select(StationPhoto.kind, StationPhoto.picture, StationPhoto.alt)
    if not rows:
        return {}
    sizes = await Picture.select(Picture.id, Picture.width, Picture.height).where(
        Picture.id.is_in([row["picture"] for row in rows])
    )
    by_id = {size["id"]: size for size in sizes}
    return {
        PhotoKind(row["kind"]): Photo(
            row["picture"], row["alt"], by_id[row["picture"]]["width"], by_id[row["picture"]]["height"]
        )
        for row in rows
    }
