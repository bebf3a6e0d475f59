"""Show a photo no longer."""

from portal import clock
from portal.domain.catalog.events import PhotoSet
from portal.domain.events import record
from tables.catalog import PhotoKind, StationPhoto
from tables.scope import stations, the_station
from tables.stations import Station
from tables.unit_of_work import atomic


@atomic
async def remove_photo(kind: PhotoKind) -> None:
    """Take a photo down, unless that has been done."""
    station = await Station.one(the_station(), lock=True)
    with stations(station.id):
        photo = await StationPhoto.objects().where(StationPhoto.kind == kind).first()
        if photo is None:
            return
        photo.deleted_at = clock.now()
        await photo.save([StationPhoto.deleted_at])
        await record(PhotoSet(stream_id=station.id, kind=kind, is_shown=False))
