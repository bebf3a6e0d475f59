"""Show customers a photo."""

import asyncio

from portal.domain.catalog.details import OutOfBounds
from portal.domain.catalog.events import PhotoSet
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.picture import PHOTO, drawn
from tables.catalog import PhotoKind, StationPhoto
from tables.scope import stations, the_station
from tables.stations import Picture, Station
from tables.unit_of_work import atomic

LONGEST_ALT = 200


class PhotoMissing(Refused):
    """There is no photo yet that other words could be said about."""


async def set_photo(kind: PhotoKind, raw: bytes | None, *, alt: str) -> None:
    """Show a photo in the place of the one before, or say what is on that in other words (without `raw`).

    Raises:
        OutOfBounds: nothing says what is on it, for those who do not see it.
        PhotoMissing: there is none yet.
        PictureUnusable: it is no picture that can be shown.

    """
    alt = " ".join(alt.split())
    if not 0 < len(alt) <= LONGEST_ALT:
        raise OutOfBounds(f"Say in a few words what is on the photo, {LONGEST_ALT} characters at most.", field="alt")
    shown = await asyncio.to_thread(drawn, raw, PHOTO, field="photo") if raw else None
    await _hang(
        kind, Picture(**{name: getattr(shown, name) for name in shown.__struct_fields__}) if shown else None, alt
    )


@atomic
async def _hang(kind: PhotoKind, picture: Picture | None, alt: str) -> None:
    station = await Station.one(the_station(), lock=True)  # one photo at a time
    with stations(station.id):
        photo = await StationPhoto.objects().where(StationPhoto.kind == kind).first()
        if picture is not None:
            await picture.save()
            photo = photo or StationPhoto(kind=kind, alt=alt, picture=picture.id)
            photo.picture = picture.id
        if photo is None:
            raise PhotoMissing("Choose a photo first.", field="photo")
        photo.alt = alt
        await photo.save()
        await record(PhotoSet(stream_id=station.id, kind=kind, is_shown=True))
