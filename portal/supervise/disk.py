"""Watches the room on the disk: when it is nearly used up, the database is only read, until there is some again.

Postgres that finds no room for its log ends, and cannot start again; one that is only read needs none.
"""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from portal.embedded import Postgres, ServerFailed
from portal.supervise.terminal import say

MEGABYTE: Final = 1_000_000
LOW_BYTES: Final = 100 * MEGABYTE
ENOUGH_BYTES: Final = 150 * MEGABYTE
RESERVE_BYTES: Final = 32 * MEGABYTE
LOOK_SECONDS: Final = 1.0


def is_full(folder: Path, *, least: int = LOW_BYTES) -> bool:
    """Say whether there is too little room beside a folder."""
    return shutil.disk_usage(folder).free < least


class Disk:
    """The disk that the data lie on, and a file there that is given up for Postgres when somebody else fills it."""

    def __init__(self, data: Path, postgres: Postgres | None) -> None:
        self._data = data
        self._postgres = postgres
        self._reserve = data / "reserve"
        self._is_full: bool | None = None
        self._next_look = 0.0

    def tend(self) -> None:
        """Look how much room there is, once a second, and have the database written to, or only read."""
        if time.monotonic() < self._next_look:
            return
        self._next_look = time.monotonic() + LOOK_SECONDS
        now = is_full(self._data, least=ENOUGH_BYTES if self._is_full else LOW_BYTES)
        if now != self._is_full:
            with suppress(OSError, ServerFailed):  # where Postgres does not answer just now, at the next look
                self._become(full=now)
                self._is_full = now

    def _become(self, *, full: bool) -> None:
        if full:
            self._reserve.unlink(missing_ok=True)
            if self._postgres:
                self._postgres.only_read()
            room = f"there is room ({ENOUGH_BYTES // MEGABYTE} MB)"
            say(
                f"The disk of {self._data} is full: the portal shows all, and saves nothing until {room}.", problem=True
            )
            return
        if self._postgres:
            self._postgres.read_and_write()
        if self._is_full:
            say("There is room on the disk again: the portal saves as usual.")
        with self._reserve.open("wb") as reserve:
            os.posix_fallocate(reserve.fileno(), 0, RESERVE_BYTES)
