"""The loop: watch every part, say when the portal is ready, stop the programs at the end."""

import sys
import time
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException

from portal.embedded import Server
from portal.supervise.program import Program
from portal.supervise.terminal import Follower, say, show_end
from portal.supervise.watched import GaveUp, Part, Watched

__all__ = ["GaveUp", "keep_running"]

LOOK_SECONDS = 0.1
READY_SECONDS = 90
STOP_SECONDS = 6


def keep_running(programs: Sequence[Program], servers: Sequence[Server], *, health: str, ready: str) -> None:
    """Run the programs until a signal, or a part that cannot be kept running, ends this with an exception."""
    try:
        for program in programs:
            program.start()
        parts: list[Part] = [*servers, *programs]
        _watch(programs, [Watched(part) for part in parts], health=health, ready=ready)
    finally:
        _stop(programs)


def _watch(programs: Sequence[Program], parts: Sequence[Watched], *, health: str, ready: str) -> None:
    followers = [Follower(program) for program in programs] if sys.stdout.isatty() else []
    deadline: float | None = time.monotonic() + READY_SECONDS
    while True:
        for part in parts:
            part.tend()
        for follower in followers:
            follower.tend()
        if deadline and _answers(health):
            say(ready)
            deadline = None
        elif deadline and time.monotonic() > deadline:
            show_end(programs[0].log)
            raise GaveUp(f"The portal runs but {health} does not answer; see {programs[0].log}.")
        time.sleep(LOOK_SECONDS)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own address
            return True
    except (OSError, HTTPException):
        return False


def _stop(programs: Sequence[Program]) -> None:
    for program in programs:
        program.ask_to_stop()
    deadline = time.monotonic() + STOP_SECONDS
    for program in programs:
        program.wait_or_kill(deadline - time.monotonic())
