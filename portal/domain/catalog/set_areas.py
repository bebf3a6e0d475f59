"""Say which ZIP codes a station serves, and which it leaves to others."""

import re
from collections.abc import Iterable
from uuid import UUID

from portal import clock
from portal.domain.catalog.details import OutOfBounds
from portal.domain.catalog.events import AreasSet
from portal.domain.events import record
from tables.catalog import ServiceArea
from tables.scope import check_stations
from tables.stations import Station
from tables.unit_of_work import atomic

MOST = 500


@atomic
async def set_areas(station_id: UUID, *, served: Iterable[str], left: Iterable[str]) -> None:
    """Replace a station's ZIP prefixes; without any, it serves whatever its policy's farthest miles reach.

    Raises:
        OutOfBounds: one is no prefix of a ZIP code, or stands on both sides.

    """
    check_stations([station_id])
    await Station.one(station_id, lock=True)
    wanted = dict.fromkeys(_checked(served, "served"), True)
    for prefix in _checked(left, "left"):
        if prefix in wanted:
            raise OutOfBounds(f"{prefix} is served already, on the other side.", field="left")
        wanted[prefix] = False
    of_station = ServiceArea.station == station_id
    rows = await ServiceArea.select(ServiceArea.postal_prefix, ServiceArea.is_served).where(of_station)
    if wanted == {row["postal_prefix"]: row["is_served"] for row in rows}:
        return
    await ServiceArea.update({ServiceArea.deleted_at: clock.now()}).where(of_station)
    if wanted:
        await ServiceArea.insert(
            *(ServiceArea(station=station_id, postal_prefix=each, is_served=is_on) for each, is_on in wanted.items())
        )
    await record(AreasSet(stream_id=station_id, prefixes=len(wanted)))


def _checked(prefixes: Iterable[str], field: str) -> list[str]:
    found = list(dict.fromkeys(prefixes))
    for prefix in found:
        if not re.fullmatch(r"\d{1,5}", prefix, re.ASCII):
            raise OutOfBounds(f"“{prefix[:20]}” does not begin a ZIP code: type one to five digits.", field=field)
    if len(found) > MOST:
        raise OutOfBounds(f"At most {MOST} prefixes: shorter ones cover more.", field=field)
    return found
