"""The application in memory, and a browser without a screen."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from litestar import Litestar

    from tests.peers.servers import TestServers
    from tests.web.visitor import Visitor


@pytest.fixture(scope="session")
async def built(servers: "TestServers") -> "AsyncIterator[Litestar]":
    """Build the application, once: that takes longer than most tests."""
    from tests.web.visitor import application

    async with application() as app:
        yield app


@pytest.fixture
async def app(built: "Litestar", redis_url: str) -> "Litestar":
    """Lend the application, on an empty Redis."""
    return built


@pytest.fixture
async def visitor(app: "Litestar") -> "AsyncIterator[Visitor]":
    """Open a browser in which nobody is logged in."""
    from tests.web.visitor import Visitor

    async with Visitor(app) as opened:
        yield opened
