"""What Postgres and Valkey have in common: files, a socket, a process that starts, answers and stops."""

import hashlib
import importlib.util
import os
import signal
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from portal.embedded.child import owner, unprivileged

START_SECONDS = 60
STOP_SECONDS = 4
ORPHAN_SECONDS = 10
LOG_TAIL_BYTES = 2000


class ServerFailed(RuntimeError):
    """A server did not start; the message ends with what it said itself."""


class Server(ABC):
    """A server whose files lie in one folder, and whose socket lies in a folder with a short name."""

    name: ClassVar[str]
    polite_signal: ClassVar[signal.Signals]

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data.resolve()
        self.files = self.data / self.name.lower()
        self.log = self.data / "log" / f"{self.name.lower()}.log"
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def sockets(self) -> Path:
        """The folder of the sockets: outside of the data, because a socket's path may have 107 characters at most."""
        tag = hashlib.sha256(str(self.data).encode()).hexdigest()[:8]
        return Path(tempfile.gettempdir()) / f"portal-{os.geteuid()}-{tag}"

    def start(self) -> None:
        """Start the server and wait until it answers.

        Raises:
            ServerFailed: it ended at once, or did not answer within a minute.

        """
        self.launch()
        self._wait()

    def launch(self) -> None:
        """Start the server; whatever an earlier one left behind is cleared away."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        own(self.sockets)
        self._end_orphans()
        self.prepare()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                unprivileged(self.command(), signal=self.polite_signal.name.removeprefix("SIG"), folder=self.data),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                cwd="/",
            )

    def stop(self) -> None:
        """Stop the server in order, or by force when it takes too long."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(self.polite_signal)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    @abstractmethod
    def url(self) -> str:
        """Return the address under which clients find it."""

    @abstractmethod
    def prepare(self) -> None:
        """Make its files, and clear away what a killed one left behind."""

    @abstractmethod
    def command(self) -> list[str]:
        """Return the command that runs it in the foreground."""

    @abstractmethod
    def answers(self) -> bool:
        """Say whether it is ready to serve."""

    def _end_orphans(self) -> None:
        """End what still works on these files: we hold the lock, and two servers would ruin them."""
        deadline = time.monotonic() + ORPHAN_SECONDS
        while orphans := _processes_in(self.files):
            for process in orphans:
                with suppress(ProcessLookupError):
                    os.kill(process, self.polite_signal if time.monotonic() < deadline else signal.SIGKILL)
            time.sleep(0.05)

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self.answers():
            if self.process and self.process.poll() is not None:
                raise ServerFailed(f"{self.name} did not start:\n{self._last_words()}")
            if time.monotonic() > deadline:
                raise ServerFailed(f"{self.name} did not answer within {START_SECONDS} seconds; see {self.log}.")
            time.sleep(0.01)

    def _last_words(self) -> str:
        return self.log.read_bytes()[-LOG_TAIL_BYTES:].decode(errors="replace").strip()


def own(folder: Path) -> None:
    """Make a folder that only the servers' user may enter.

    Raises:
        ServerFailed: the folder is there and belongs to somebody else.

    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.lstat().st_uid not in (os.geteuid(), owner()):
        raise ServerFailed(f"{folder} belongs to another user: remove it, or choose another folder with PORTAL_DATA.")
    os.chown(folder, owner(), -1)


def _processes_in(folder: Path) -> list[int]:
    """Return the processes that work in a folder, as these servers do in their own (none where there is no /proc)."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").readlink() == folder:
                found.append(int(process.name))
    return found


def installed(package: str) -> Path:
    """Return the folder of an installed wheel.

    Raises:
        ServerFailed: it is not installed.

    """
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ServerFailed(
            f"The package {package} is not installed: set DATABASE_URL and REDIS_URL to servers of your own."
        )
    return Path(spec.submodule_search_locations[0])
