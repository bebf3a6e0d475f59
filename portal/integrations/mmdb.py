"""The places of addresses, from a city file that the operator keeps on this machine (MaxMind's format, .mmdb)."""

from contextlib import suppress
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Any, Final

import maxminddb

from portal.integrations.ports import Location

_LONGEST: Final = 80
_COUNTRY: Final = 2


class MmdbPlaces:
    """A city file, opened at the first question, and again when it was replaced by a newer one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reader: maxminddb.Reader | None = None
        self._read_of: tuple[int, int] | None = None

    def place_of(self, address: str) -> Location:
        """Return the place of an address; an empty one where the file does not say, or cannot be read."""
        try:
            found: Any = self._open().get(_plain(address))
        except (OSError, ValueError, maxminddb.InvalidDatabaseError):
            return Location()  # a place is nice to have: no scan fails for it
        return _place(found) if isinstance(found, dict) else Location()

    def close(self) -> None:
        """Let go of the file."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _open(self) -> maxminddb.Reader:
        status = self._path.stat()
        file = (status.st_ino, status.st_mtime_ns)
        if self._reader is None or file != self._read_of:
            self.close()
            self._reader = maxminddb.open_database(self._path)
            self._read_of = file
        return self._reader


def made_at(path: Path) -> datetime | None:
    """Return when a file was made; None for one that cannot be read."""
    with suppress(OSError, ValueError, maxminddb.InvalidDatabaseError), maxminddb.open_database(path) as reader:
        return datetime.fromtimestamp(reader.metadata().build_epoch, tz=UTC)
    return None


def _plain(address: str) -> IPv4Address | IPv6Address:
    """Return an address; one of version 4 in the clothes of version 6 without them."""
    read = ip_address(address)
    return read.ipv4_mapped or read if isinstance(read, IPv6Address) else read


def _place(found: dict[str, Any]) -> Location:
    regions = found.get("subdivisions") or [{}]
    return Location(
        country=str(found.get("country", {}).get("iso_code", ""))[:_COUNTRY],
        region=_name(regions[0]),
        city=_name(found.get("city", {})),
    )


def _name(part: dict[str, Any]) -> str:
    return str(part.get("names", {}).get("en", ""))[:_LONGEST]
