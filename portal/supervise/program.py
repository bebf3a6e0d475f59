"""The portal's own processes: web and worker."""

import subprocess
import sys
from pathlib import Path

from portal.embedded.child import dying_with_parent

LARGEST_LOG_BYTES = 10_000_000
WEB = "uvicorn portal.app:app --host 127.0.0.1 --no-access-log --no-server-header --timeout-graceful-shutdown 4"
PROXY = "--forwarded-allow-ips {}"
NO_PROXY = "--no-proxy-headers"
WORKER = "portal.cli worker"


class Program:
    """A command whose output goes to a file, and which does not outlive this process."""

    def __init__(self, name: str, command: list[str], *, environment: dict[str, str], log: Path) -> None:
        self.name = name
        self.command = command
        self.environment = environment
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None

    def launch(self) -> None:
        """Start it, in a session of its own so that Ctrl-C reaches us first."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG_BYTES:
            self.log.replace(self.log.with_suffix(".old.log"))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                dying_with_parent(self.command, signal="KILL"),
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def ask_to_stop(self) -> None:
        """Ask it to finish what it does and end."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def wait_or_kill(self, seconds: float) -> None:
        """Wait for its end, and force it after a while."""
        if self.process is None:
            return
        try:
            self.process.wait(max(seconds, 0))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def portal_programs(
    environment: dict[str, str], logs: Path, *, port: int, trusted_proxy: str | None = None
) -> list[Program]:
    """Return the web server, which believes nobody but a trusted proxy where a request is from, and the worker."""
    proxy = PROXY.format(trusted_proxy) if trusted_proxy else NO_PROXY
    modules = {"web": f"{WEB} --port {port} {proxy}", "worker": WORKER}
    unbuffered = {**environment, "PYTHONUNBUFFERED": "1"}
    return [
        Program(name, [sys.executable, "-m", *words.split()], environment=unbuffered, log=logs / f"{name}.log")
        for name, words in modules.items()
    ]
