"""Where a ZIP code is, and how far it is from another: from data that lies on this machine. Pure."""

import re
from functools import lru_cache
from math import asin, ceil, cos, radians, sin, sqrt
from typing import Final

import msgspec
import zipcodes

ROAD: Final = 1.3
"""Roads are about this much longer than the straight line."""
EARTH_MILES: Final = 3958.8
_SHAPE: Final = re.compile(r"(\d{5})(-?\d{4})?", re.ASCII)


class ZipLocation(msgspec.Struct, frozen=True):
    """Where a ZIP code is; latitude and longitude in degrees."""

    zip: str
    city: str
    state: str
    latitude: float
    longitude: float
    time_zone: str


@lru_cache(maxsize=4096)
def zip_location(postal_code: str) -> ZipLocation | None:
    """Return where a ZIP code (five digits, or nine) is; None where there is no such code."""
    shape = _SHAPE.fullmatch(postal_code.strip())
    if shape is None:
        return None
    found = zipcodes.matching(shape[1])  # type: ignore[no-untyped-call]
    if not found or not (found[0]["lat"] and found[0]["long"]):
        return None
    row = found[0]
    return ZipLocation(shape[1], row["city"], row["state"], float(row["lat"]), float(row["long"]), row["timezone"])


def miles(one: str, other: str) -> int | None:
    """Return the miles by road between two ZIP codes, estimated and rounded up; None where one is unknown."""
    here, there = zip_location(one), zip_location(other)
    if here is None or there is None:
        return None
    return ceil(ROAD * _straight(here, there))


def _straight(here: ZipLocation, there: ZipLocation) -> float:
    """Return the miles along a great circle (the haversine formula)."""
    up = sin(radians(there.latitude - here.latitude) / 2)
    across = sin(radians(there.longitude - here.longitude) / 2)
    both = cos(radians(here.latitude)) * cos(radians(there.latitude))
    return 2 * EARTH_MILES * asin(sqrt(up * up + both * across * across))
