"""What the supervisor says, and shows of its programs' logs."""

import sys
from contextlib import suppress
from pathlib import Path

from portal.settings import Settings
from portal.supervise.program import Program

DEMO_PEOPLE = ("superadmin", "admin", "manager", "support")
END_LINES = 15


def say(text: str, *, problem: bool = False) -> None:
    """Print to the terminal at once; where that is a file on a full disk, nobody is told."""
    with suppress(OSError):
        print(text, file=sys.stderr if problem else sys.stdout, flush=True)


def banner(settings: Settings) -> str:
    """Return what people need to know once the portal is ready."""
    lines = [f"The portal is ready at {settings.base_url}"]
    if settings.is_demo:
        lines += ["Log in with the password hibachi-demo as", *(f"  {who}@demo.example.com" for who in DEMO_PEOPLE)]
    lines += [f"Logs are in {settings.data / 'log'}. Ctrl-C stops everything."]
    return "\n" + "\n".join(lines)


def show_end(log: Path) -> None:
    """Print the last lines of a log."""
    lines = log.read_text(errors="replace").splitlines()[-END_LINES:] if log.exists() else []
    say("\n".join(f"  | {line}" for line in lines), problem=True)


class Follower:
    """Prints what a program writes to its log from now on."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._position = program.log.stat().st_size

    def tend(self) -> None:
        """Print the lines that are new."""
        with self._program.log.open("rb") as log:
            log.seek(min(self._position, self._program.log.stat().st_size))
            for line in log:
                say(f"{self._program.name:>6} | {line.decode(errors='replace').rstrip()}")
            self._position = log.tell()
