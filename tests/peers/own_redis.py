"""A Redis of a test's own, which it may freeze and kill."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.embedded import Valkey


class OwnRedis:
    """A running server: frozen it takes connections and says nothing, as one whose machine swaps."""

    def __init__(self, server: Valkey) -> None:
        self.url = server.url()
        self._server = server

    def freeze(self) -> None:
        """Stop it where it stands."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it, without a word."""
        self._signal(signal.SIGKILL)

    def start(self) -> None:
        """Start it again."""
        self._server.start()

    def _signal(self, what: signal.Signals) -> None:
        assert self._server.process
        os.killpg(self._server.process.pid, what)


@contextmanager
def own_redis() -> Iterator[OwnRedis]:
    """Run one in a folder that its user can enter."""
    folder = Path(tempfile.mkdtemp(prefix="own-redis-"))
    folder.chmod(0o755)
    server = Valkey(folder, durable=False)
    server.start()
    running = OwnRedis(server)
    try:
        yield running
    finally:
        running.thaw() if server.process and server.process.poll() is None else None
        server.stop()
        shutil.rmtree(server.sockets, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
