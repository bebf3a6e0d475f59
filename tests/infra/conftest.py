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
    made = Path(tempfile.mkdtemp(prefix="portal-infra-"))
    made.chmod(0o755)
    yield made
    for data in (made, made / "data"):
        rmtree(Postgres(data).sockets, ignore_errors=True)
    rmtree(made)
