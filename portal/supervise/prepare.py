"""What must be done to the database before anybody uses it."""

import subprocess
import sys
import time
from pathlib import Path

from portal.embedded.child import dying_with_parent
from portal.supervise.terminal import say, show_end


class NotPrepared(RuntimeError):
    """The database could not be brought up to date."""


def prepare(environment: dict[str, str], log: Path, *, demo: bool) -> None:
    """Migrate the database and, in a demo, fill in the business that is played; both do nothing when that was done.

    Raises:
        NotPrepared: one of them failed; the end of what it said was shown.

    """
    log.parent.mkdir(parents=True, exist_ok=True)
    _portal("migrate", environment, log, says="The database is up to date")
    if demo:
        _portal("demo", environment, log, says="The demo business is open")


def _portal(command: str, environment: dict[str, str], log: Path, *, says: str) -> None:
    began = time.monotonic()
    arguments = dying_with_parent([sys.executable, "-m", "portal.cli", command], signal="KILL")
    with log.open("wb") as output:
        done = subprocess.run(
            arguments, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        show_end(log)
        raise NotPrepared(f"`portal {command}` failed with exit code {done.returncode}; see {log}.")
    say(f"{says} ({time.monotonic() - began:.1f} s).")
