"""What every test may ask for: a database that forgets, Redis, mail servers, and no network.

Nothing is imported or started before a test asks for it, so that tests of pure modules begin at once.
"""
# ruff: noqa: PLC0415

import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
import pytest_socket
from hypothesis import settings

from tests.peers.missing import NOT_RUN, cannot_run
from tests.peers.servers import TestServers

if TYPE_CHECKING:
    from tests.peers.dovecot import Dovecot
    from tests.peers.smtp_sink import SmtpSink

pytest_plugins = ("tests.cast", "tests.visits")

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")  # gw0, gw1 ...; empty in a single process
NUMBER = int(WORKER.removeprefix("gw") or 0)
SERVERS = TestServers()


class RollBack(Exception):
    """Ends a test's transaction."""


def pytest_configure(config: pytest.Config) -> None:
    """Point everything at the tests' own servers; with several processes, this one starts them for all."""
    settings.register_profile("portal", deadline=None)  # no test is about how busy the machine is
    settings.load_profile("portal")
    os.environ |= {
        "PORTAL_MODE": "test",
        "DATABASE_URL": SERVERS.database(f"test_{NUMBER}"),
        "REDIS_URL": SERVERS.redis(NUMBER),
    }
    if not WORKER and getattr(config.option, "numprocesses", None):
        SERVERS.start()
        SERVERS.share()


def pytest_unconfigure() -> None:
    """Stop the servers that this process started."""
    SERVERS.stop()


def pytest_runtest_setup() -> None:
    """Close the network: a test that would leave this machine fails."""
    pytest_socket.socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly which tests did not run because a program they need is missing."""
    skipped = [report for report in terminalreporter.stats.get("skipped", ()) if NOT_RUN in str(report.longrepr)]
    if skipped:
        terminalreporter.section("TESTS THAT DID NOT RUN", red=True, bold=True)
    for report in skipped:
        reason = str(report.longrepr[-1]).partition(NOT_RUN)[2]
        terminalreporter.write_line(f"{report.nodeid}: {reason}", red=True)


@pytest.fixture(autouse=True)
def _outside_any_scope() -> Iterator[None]:
    """Start outside any station, so that no test lives off another's scope."""
    scope: Any = sys.modules.get("tables.scope")
    if scope is None:
        yield
        return
    with scope.outside_any_scope():
        yield


@pytest.fixture(scope="session")
def servers() -> TestServers:
    """Postgres and Redis, running."""
    SERVERS.start()
    return SERVERS


@pytest.fixture(scope="session")
async def pool(servers: TestServers) -> AsyncIterator[list[str]]:
    """Open the connection pool of this process, on a database of its own; yields the tables that migrations fill."""
    await servers.make_database(f"test_{NUMBER}")
    from piccolo_conf import DB
    from portal.settings import Settings
    from tables.crypto import KeyRing, use_keys
    from tests.peers.changed_tables import filled_tables

    pii = Settings.from_env(os.environ).pii
    use_keys(KeyRing(pii.keys, current=pii.current, index_key=pii.index_key))
    await DB.open_pool(kept=1)
    async with DB.connection() as connection:
        filled = await filled_tables(connection)
    yield filled
    await DB.close_connection_pool()


@pytest.fixture
async def database(request: pytest.FixtureRequest, pool: list[str]) -> AsyncIterator[None]:
    """Lend the database: in a transaction that is rolled back; after tests marked `commits` it is emptied."""
    if request.node.get_closest_marker("commits"):
        from tests.peers.changed_tables import empty

        yield
        await empty(os.environ["DATABASE_URL"], keep=pool)
        return

    from piccolo_conf import DB
    from tables.unit_of_work import transaction

    DB.current_transaction.set(None)  # a test that lost its connection takes none after it along
    with suppress(RollBack):
        async with transaction():
            yield
            raise RollBack


@pytest.fixture
async def redis_url(servers: TestServers) -> str:
    """Return the address of an empty Redis."""
    from redis.asyncio import Redis

    address = servers.redis(NUMBER)
    async with Redis.from_url(address) as redis:
        await redis.flushdb()
    return address


@pytest.fixture(scope="session")
def dovecot() -> Iterator["Dovecot"]:
    """Run a real IMAP server."""
    from tests.peers.dovecot import DovecotMissing, running_dovecot

    try:
        with running_dovecot() as server:
            yield server
    except DovecotMissing as error:
        cannot_run(str(error))


@pytest.fixture
def smtp_sink() -> Iterator["SmtpSink"]:
    """Run a mail server that keeps what it is given."""
    from tests.peers.smtp_sink import running_smtp_sink

    with running_smtp_sink() as sink:
        yield sink
