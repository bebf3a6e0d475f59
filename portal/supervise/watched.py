"""Starts a part of the portal again when it ends, after a growing pause, but not for ever."""

import signal
import subprocess
import time
from pathlib import Path
from typing import Protocol

from portal.supervise.terminal import say, show_end

QUICK_SECONDS = 20
MOST_QUICK_CRASHES = 5
FIRST_PAUSE_SECONDS = 0.2


class GaveUp(RuntimeError):
    """A part of the portal cannot be kept running."""


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

    def start(self) -> None:
        """Start it."""


class Watched:
    """A part, and how often it crashed lately."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._started = time.monotonic()
        self._restart: float | None = None
        self._quick_crashes = 0

    def tend(self) -> None:
        """Start the part again if it has ended and its pause is over.

        Raises:
            GaveUp: it ended too often, each time soon after its start.

        """
        if self.part.process is None or self.part.process.poll() is None:
            return
        now = time.monotonic()
        if self._restart is None:
            self._restart = now + self._note_crash(self.part.process.returncode, lived=now - self._started)
        elif now >= self._restart:
            self.part.start()
            self._started, self._restart = time.monotonic(), None

    def _note_crash(self, code: int, *, lived: float) -> float:
        """Say what happened, and return the pause before the next start, in seconds."""
        self._quick_crashes = self._quick_crashes + 1 if lived < QUICK_SECONDS else 1
        end = f"{self.part.name} {_in_words(code)}"
        if self._quick_crashes >= MOST_QUICK_CRASHES:
            show_end(self.part.log)
            raise GaveUp(f"{end}, for the {MOST_QUICK_CRASHES}th time in a row: giving up. Its log is {self.part.log}.")
        say(f"{end}; it is started again. Its log is {self.part.log}.", problem=True)
        return FIRST_PAUSE_SECONDS * 2.0**self._quick_crashes


def _in_words(code: int) -> str:
    return f"stopped with exit code {code}" if code >= 0 else f"was ended by {signal.Signals(-code).name}"
