"""The loop: watch every part, say when the portal is ready, stop the programs at the end."""

import sys
import time
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException

from portal.embedded import Server
from portal.supervise.disk import Disk
from portal.supervise.program import Program
from portal.supervise.terminal import Follower, say, show_end
from portal.supervise.watched import Part, Watched

LOOK_SECONDS = 0.1
READY_SECONDS = 90
STOP_SECONDS = 6


def keep_running(
    programs: Sequence[Program], servers: Sequence[Server], disk: Disk, *, health: str, ready: str
) -> None:
    """Run the programs until a signal ends this with an exception; whatever else happens, it goes on."""
    try:
        for program in programs:
            program.launch()
        parts: list[Part] = [*servers, *programs]
        _watch(programs, [Watched(part) for part in parts], disk, health=health, ready=ready)
    finally:
        _stop(programs)


def _watch(programs: Sequence[Program], parts: Sequence[Watched], disk: Disk, *, health: str, ready: str) -> None:
    followers = [Follower(program) for program in programs] if sys.stdout.isatty() else []
    is_ready, overdue = False, time.monotonic() + READY_SECONDS
    while True:
        disk.tend()
        for part in parts:
            part.tend()
        for follower in followers:
            follower.tend()
        if not is_ready and _answers(health):
            say(ready)
            is_ready = True
        elif not is_ready and time.monotonic() > overdue:
            show_end(programs[0].log)
            say(f"The portal runs but {health} does not answer yet; see {programs[0].log}.", problem=True)
            overdue = time.monotonic() + READY_SECONDS
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
