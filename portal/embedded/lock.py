"""One portal at a time on one folder of data."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.embedded.server import ServerFailed


class DataInUse(RuntimeError):
    """Another portal runs on this data."""


@contextmanager
def only_one(data: Path) -> Iterator[None]:
    """Hold the data folder; the kernel lets go of it when this process ends, however it ends.

    Raises:
        DataInUse: another process holds it.
        ServerFailed: there can be no such folder.

    """
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ServerFailed(f"{data} cannot be our folder ({error.strerror}): name another with PORTAL_DATA.") from error
    with (data / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DataInUse(_already_running(data)) from error
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def _already_running(data: Path) -> str:
    holder = (data / "lock").read_text().strip() or "unknown"
    return (
        f"A portal is already running on {data} (process {holder}): "
        "stop it first, or give this one a folder and a port of its own with PORTAL_DATA and PORTAL_PORT."
    )
