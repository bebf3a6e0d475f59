"""Places of addresses: from the operator's file, replaced while we run, and never a reason to fail."""

import os
from pathlib import Path

from portal.integrations.local import NoPlaces
from portal.integrations.mmdb import MmdbPlaces, made_at
from portal.integrations.ports import Geolocator, Location
from tests.qr.city_file import city_file

OAKLAND = Location("US", "California", "Oakland")


def test_the_file_knows_some_addresses(tmp_path: Path) -> None:
    places: Geolocator = MmdbPlaces(city_file(tmp_path))

    assert places.place_of("198.51.100.7") == OAKLAND
    assert places.place_of("::ffff:198.51.100.7") == OAKLAND
    assert places.place_of("203.0.113.1") == Location()
    assert places.place_of("not an address") == Location()
    places.close()


def test_without_a_file_no_place_is_known() -> None:
    places: Geolocator = NoPlaces()

    assert places.place_of("198.51.100.7") == Location()
    places.close()


def test_a_newer_file_is_read_while_we_run(tmp_path: Path) -> None:
    path = tmp_path / "places.mmdb"
    path.write_bytes(b"half of a download")
    places = MmdbPlaces(path)
    assert places.place_of("198.51.100.7") == Location()
    assert made_at(path) is None

    city_file(tmp_path).replace(path)
    os.utime(path, (1, 1))

    assert places.place_of("198.51.100.7") == OAKLAND
    assert made_at(path) is not None
    path.unlink()
    assert places.place_of("198.51.100.7") == Location()
    places.close()
