"""The whole portal, run as `./dev run` runs it, on a folder and a port of its own, to be treated badly."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import httpx

from portal.embedded import Postgres, Valkey

ROOT: Final = Path(__file__).parent.parent
STOP_SECONDS: Final = 20
PARTS: Final = {"worker": "portal.cli worker", "web": "uvicorn", "Postgres": "bin/postgres", "Valkey": "valkey-server"}
MOVED_CLOCK: Final = """
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from portal import clock
def now():
    moved = Path(os.environ["MOVED_CLOCK"])
    return datetime.now(UTC) + timedelta(seconds=float(moved.read_text() or 0))
clock.now = now
"""
"""Runs in every Python of the portal before anything else: its clock is moved by what stands in a file."""


class House:
    """A portal with the demo's business, and the numbers of its processes."""

    def __init__(self, data: Path, *, around: Path, port: int) -> None:
        self.data = data
        self.around = around
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.log = around / "portal.log"
        self.moved_clock = around / "moved_clock"
        self.postgres, self.valkey = Postgres(data), Valkey(data)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Return what the portal is told: no limits for the many people behind one address, a short time to undo."""
        given = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
        return given | {
            "PORTAL_MODE": "demo",
            "PORTAL_DATA": str(self.data),
            "PORTAL_PORT": str(self.port),
            "PORTAL_TRUSTED_PROXY": "127.0.0.1",
            "PORTAL_CUSTOMER_POSTS_PER_HOUR": "1000000",
            "PORTAL_CONFIRM_MINUTES": "1440",  # the clock jumps by an hour, and nobody opens a letter
            "PORTAL_UNCONFIRMED_PERCENT": "100",
            "PORTAL_UNDO_SECONDS": "2",
            "MOVED_CLOCK": str(self.moved_clock),
            "PYTHONPATH": f"{self.around}{os.pathsep}{ROOT}",
        }

    def start(self) -> None:
        """Start the supervisor."""
        self.moved_clock.write_text("0")
        (self.around / "sitecustomize.py").write_text(MOVED_CLOCK)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "portal.supervise"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def stop(self) -> None:
        """Stop everything."""
        if self._process is not None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
            self._process.kill()

    def is_running(self) -> bool:
        """Say whether the supervisor runs."""
        return self._process is not None and self._process.poll() is None

    def is_well(self) -> bool:
        """Say whether the web server answers, and the database and Redis behind it."""
        try:
            return httpx.get(f"{self.url}/health", timeout=5).is_success
        except httpx.HTTPError:
            return False

    def part(self, name: str) -> int | None:
        """Return the number of the process of a part, if it runs."""
        if self._process is None:
            return None
        with suppress(OSError):
            children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
            for child in children:
                with suppress(OSError):
                    if PARTS[name] in Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").decode():
                        return int(child)
        return None

    def signal(self, name: str, number: signal.Signals) -> bool:
        """Send a signal to a part; say whether there was one."""
        process = self.part(name)
        if process is None:
            return False
        with suppress(ProcessLookupError):
            os.kill(process, number)
            return True
        return False
