"""One Postgres and one Redis for a whole test run, and a database of its own for whoever asks."""

import asyncio
import hashlib
import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg

from portal import embedded

ROOT = Path(__file__).parents[2]
MAKING_TEMPLATES = 736002  # the advisory lock under which one of several processes makes the template


class TestServers:
    """Embedded servers in a temporary folder, unless TEST_DATABASE_URL and TEST_REDIS_URL name others."""

    __test__ = False

    def __init__(self) -> None:
        self._open = ExitStack()
        self._folder = Path(tempfile.gettempdir()) / f"portal-tests-{os.getpid()}"
        self.database_url = os.environ.get("TEST_DATABASE_URL") or embedded.Postgres(self._folder).url("postgres")
        self.redis_url = os.environ.get("TEST_REDIS_URL") or embedded.Valkey(self._folder).url()
        self._started = False

    def start(self) -> None:
        """Start those that are not given, unless that was done."""
        if self._started:
            return
        self._started = True
        given = {
            "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", ""),
            "REDIS_URL": os.environ.get("TEST_REDIS_URL", ""),
        }
        self._folder.mkdir(mode=0o755, exist_ok=True)
        self._open.callback(shutil.rmtree, self._folder, ignore_errors=True)
        running = self._open.enter_context(embedded.servers(self._folder, given, durable=False))
        for server in running.ours:
            self._open.callback(shutil.rmtree, server.sockets, ignore_errors=True)

    def stop(self) -> None:
        """Stop those that were started, and forget their data."""
        self._open.close()

    def share(self) -> None:
        """Have the processes that this one starts use the same servers."""
        os.environ["TEST_DATABASE_URL"], os.environ["TEST_REDIS_URL"] = self.database_url, self.redis_url

    def database(self, name: str) -> str:
        """Return the address of one of the databases."""
        return urlsplit(self.database_url)._replace(path=f"/{name}").geturl()

    def redis(self, number: int) -> str:
        """Return the address of one of Redis's 16 databases."""
        parts = urlsplit(self.redis_url)
        if parts.scheme == "unix":
            return parts._replace(query=f"db={number}").geturl()
        return parts._replace(path=f"/{number}").geturl()

    async def make_database(self, name: str) -> str:
        """Make an empty database with today's tables, in place of one of that name; return its address."""
        connection = await asyncpg.connect(self.database_url)
        try:
            await connection.execute("SELECT pg_advisory_lock($1)", MAKING_TEMPLATES)
            template = await self._template(connection)
            await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        finally:
            await connection.close()
        return self.database(name)

    async def _template(self, connection: "asyncpg.Connection[asyncpg.Record]") -> str:
        """Return the name of the migrated template database, which is made when tables or migrations have changed."""
        name = f"template_{_fingerprint()}"
        if await connection.fetchval("SELECT datistemplate FROM pg_database WHERE datname = $1", name):
            return name
        await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await connection.execute(f"CREATE DATABASE {name}")
        await portal("migrate", DATABASE_URL=self.database(name))
        await connection.execute(f"ALTER DATABASE {name} IS_TEMPLATE true")
        return name


async def portal(*arguments: str, **environment: str) -> None:
    """Run the portal's command line, and fail with what it said if it fails."""
    command = (sys.executable, "-m", "portal.cli", *arguments)
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env={**os.environ, **environment}, stdout=pipe, stderr=asyncio.subprocess.STDOUT
    )
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"portal {' '.join(arguments)} failed:\n{said.decode()}")


def _fingerprint() -> str:
    """Return a short hash of everything that decides what the tables look like."""
    files = [ROOT / "piccolo_conf.py", *ROOT.glob("tables/**/*.py"), *ROOT.glob("piccolo_migrations/**/*.py")]
    contents = hashlib.sha256()
    for file in sorted(files):
        contents.update(file.read_bytes())
    return contents.hexdigest()[:12]
