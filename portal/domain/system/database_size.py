"""How large the database is, beside what it may have."""

from typing import Final

import msgspec

from tables.sql import platform

GIGABYTE: Final = 10**9
_LOW_PERCENT: Final = 80


class DatabaseSize(msgspec.Struct, frozen=True):
    """What the database takes of the room that whoever runs it has named."""

    bytes_used: int
    gigabytes: int

    @property
    def is_low(self) -> bool:
        """Say whether it is time to make room: a full disk saves nothing."""
        return self.bytes_used * 100 >= self.gigabytes * GIGABYTE * _LOW_PERCENT

    def __str__(self) -> str:
        """Return it in words."""
        return f"{self.bytes_used / GIGABYTE:.1f} of {self.gigabytes} GB are used"


async def database_size(gigabytes: int | None) -> DatabaseSize | None:
    """Return how full the database is, where it was said how much it may take."""
    if gigabytes is None:
        return None
    (row,) = await platform("SELECT pg_database_size(current_database()) AS used")
    return DatabaseSize(row["used"], gigabytes)
