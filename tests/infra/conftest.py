"""A folder that servers of another user may enter."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from portal.embedded import Postgres


@pytest.fixture
def folder() -> Iterator[Path]:
    """Make a folder outside of pytest's own, which every new run of pytest closes to others."""
    made = _open_folder()
    yield made
    for data in (made, made / "data"):
        rmtree(Postgres(data).sockets, ignore_errors=True)
    rmtree(made)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """Make Postgres's files, once for all that start a server which has files: that takes longer than its start."""
    made = _open_folder()
    server = Postgres(made)
    server.prepare()
    yield server.files
    rmtree(made)


def _open_folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix="portal-infra-"))
    made.chmod(0o755)
    return made
