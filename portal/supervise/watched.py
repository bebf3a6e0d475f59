"""Starts a part of the portal again when it ends: after a pause that grows while it ends soon, and for ever."""

import signal
import subprocess
import time
from pathlib import Path
from typing import Final, Protocol

from portal.embedded import ServerFailed
from portal.supervise.terminal import say, show_end

QUICK_SECONDS: Final = 20
FIRST_PAUSE_SECONDS: Final = 0.2
LONGEST_PAUSE_SECONDS: Final = 10.0
SHOWN_AFTER: Final = 5
"""How many crashes in a row it takes until the end of a part's log is shown."""


class Part(Protocol):
    """A server or a program."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def log(self) -> Path:
        """Where its output goes."""

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        """Its process, once it was started."""

    def launch(self) -> None:
        """Start it, and do not wait until it answers: others have to be looked after."""


class Watched:
    """A part, and how often it crashed lately."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._started = time.monotonic()
        self._restart: float | None = None
        self._quick_crashes = 0

    def tend(self) -> None:
        """Start the part again if it has ended and its pause is over."""
        now = time.monotonic()
        if self._restart is not None:
            if now >= self._restart:
                self._start_again()
        elif self.part.process is not None and (code := self.part.process.poll()) is not None:
            self._restart = now + self._note_crash(_in_words(code), lived=now - self._started)

    def _start_again(self) -> None:
        self._started, self._restart = time.monotonic(), None
        try:
            self.part.launch()
        except (OSError, ServerFailed) as error:
            self._restart = time.monotonic() + self._note_crash(f"cannot be started ({error})", lived=0)

    def _note_crash(self, end: str, *, lived: float) -> float:
        """Say what happened, and return the pause before the next start, in seconds."""
        self._quick_crashes = self._quick_crashes + 1 if lived < QUICK_SECONDS else 1
        pause = min(FIRST_PAUSE_SECONDS * 2.0**self._quick_crashes, LONGEST_PAUSE_SECONDS)
        if self._quick_crashes == SHOWN_AFTER:
            show_end(self.part.log)
        again = "again" if pause < 1 else f"again in {pause:.0f} s"
        say(f"{self.part.name} {end}; it is started {again}. Its log is {self.part.log}.", problem=True)
        return pause


def _in_words(code: int) -> str:
    return f"stopped with exit code {code}" if code >= 0 else f"was ended by {signal.Signals(-code).name}"
