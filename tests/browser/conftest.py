"""The portal as it runs for people, and a browser to use it with.

The browser is driven from the tests' own event loop, so that a test can also look into the database; Playwright's plain
interface would keep a second loop running in this thread.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import httpx
import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from portal.supervise.program import Program, portal_programs
from tests.browser.complaints import Complaints
from tests.peers.browser import BrowserMissing, Options, find_browser
from tests.peers.missing import cannot_run
from tests.peers.ports import free_port
from tests.peers.servers import TestServers, portal

NUMBER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
FIRST_REDIS_DATABASE = 8  # those below are the other tests'
START_SECONDS = 60
STOP_SECONDS = 6
ACTION_MILLISECONDS = 20_000  # a machine that is shared may be slow; what is right does not wait for this

OpenPage = Callable[[], Awaitable[Page]]


class Live(NamedTuple):
    """A running portal with the demo business."""

    url: str
    database_url: str
    redis_url: str
    variables: dict[str, str]


@pytest.fixture(scope="session")
async def live(servers: TestServers, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Live]:
    """Run web and worker on a demo of their own, for all browser tests of this process."""
    data, port = tmp_path_factory.mktemp("live"), free_port()
    variables = {
        "PORTAL_MODE": "demo",
        "PORTAL_DATA": str(data),
        "PORTAL_PORT": str(port),
        "PORTAL_UNDO_SECONDS": "1",
        "PORTAL_HOLDS_PER_PERSON": "1000",  # all tests are one person at one address
        "PORTAL_HOLDS_PER_NETWORK": "1000",
        "PORTAL_UNCONFIRMED_PERCENT": "100",
        "DATABASE_URL": await servers.make_database(f"live_{NUMBER}"),
        "REDIS_URL": servers.redis(FIRST_REDIS_DATABASE + NUMBER),
    }
    running = Live(f"http://127.0.0.1:{port}", variables["DATABASE_URL"], variables["REDIS_URL"], variables)
    await portal("demo", **variables)
    programs = portal_programs({**os.environ, **variables}, data, port=port)
    with started(programs):
        await wait_for_health(running, programs)
        yield running


@pytest.fixture(scope="session")
def browser_options() -> Options:
    """Find a browser that starts."""
    try:
        return find_browser()
    except BrowserMissing as error:
        cannot_run(str(error))


@pytest.fixture(scope="session")
async def browser(browser_options: Options) -> AsyncIterator[Browser]:
    """Run the browser."""
    expect.set_options(timeout=ACTION_MILLISECONDS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**browser_options)
        yield browser
        await browser.close()


@pytest.fixture
async def open_page(browser: Browser, live: Live) -> AsyncIterator[OpenPage]:
    """Open pages, each of another person (with cookies of its own); the test fails if one of them complains."""
    complaints = Complaints()
    contexts = []

    async def open_one() -> Page:
        context = await browser.new_context(base_url=live.url, viewport={"width": 1440, "height": 900})
        context.set_default_timeout(ACTION_MILLISECONDS)
        contexts.append(context)
        page = await context.new_page()
        complaints.listen_to(page)
        return page

    yield open_one
    for context in contexts:
        await context.close()
    assert complaints.heard == []


@pytest.fixture
async def page(open_page: OpenPage) -> Page:
    """Open the page of one person."""
    return await open_page()


@contextmanager
def started(programs: list[Program]) -> Iterator[None]:
    try:
        for program in programs:
            program.launch()
        yield
    finally:
        for program in programs:
            program.ask_to_stop()
        for program in programs:
            program.wait_or_kill(STOP_SECONDS)


async def wait_for_health(live: Live, programs: list[Program]) -> None:
    deadline = time.monotonic() + START_SECONDS
    async with httpx.AsyncClient(base_url=live.url) as client:
        while time.monotonic() < deadline:
            try:
                if (await client.get("/health")).is_success:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.05)
    said = "\n".join(program.log.read_text() for program in programs)
    pytest.fail(f"The portal did not start:\n{said}", pytrace=False)
