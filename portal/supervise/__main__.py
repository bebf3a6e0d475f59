"""Runs the whole portal in the foreground: `python -m portal.supervise`."""

import os
import socket
import sys
import time
from typing import Final

from portal.embedded import DataInUse, Postgres, ServerFailed, servers
from portal.settings import Settings, SettingsError
from portal.supervise.disk import Disk, is_full
from portal.supervise.keep_running import keep_running
from portal.supervise.prepare import NotPrepared, prepare
from portal.supervise.program import portal_programs
from portal.supervise.signals import Stopped, stopping_on_signals
from portal.supervise.terminal import banner, say

FULL_DISK_PAUSE_SECONDS: Final = 30


class PortTaken(RuntimeError):
    """Something else listens where the portal should."""


def main() -> int:
    """Run until told to stop; return the exit code."""
    try:
        with stopping_on_signals():
            _run_when_there_is_room(Settings.from_env(os.environ))
    except Stopped:
        say("Everything is stopped.")
        return 0
    except (SettingsError, DataInUse, PortTaken, ServerFailed, NotPrepared) as error:
        say(str(error), problem=True)
        return 1
    return 0


def _run_when_there_is_room(settings: Settings) -> None:
    """Run; a start that a full disk has stopped is tried again for as long as it is full."""
    while True:
        try:
            _run(settings)
        except (ServerFailed, NotPrepared) as error:
            if not is_full(settings.data):
                raise
            say(f"{error}\nThe disk is full: it is tried again in {FULL_DISK_PAUSE_SECONDS} s.", problem=True)
            time.sleep(FULL_DISK_PAUSE_SECONDS)


def _run(settings: Settings) -> None:
    data = settings.data.resolve()
    with servers(data, os.environ) as running:
        _refuse_taken_port(settings.port)
        disk = Disk(data, next((server for server in running.ours if isinstance(server, Postgres)), None))
        disk.tend()  # it may have been full when the portal was stopped
        environment = {**os.environ, **running.environment(), "PORTAL_MODE": settings.mode, "PORTAL_DATA": str(data)}
        prepare(environment, data / "log" / "prepare.log", demo=settings.is_demo)
        programs = portal_programs(environment, data / "log", port=settings.port, trusted_proxy=settings.trusted_proxy)
        health = f"http://127.0.0.1:{settings.port}/health"
        keep_running(programs, running.ours, disk, health=health, ready=banner(settings))


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortTaken(
                f"Port {port} cannot be used ({error.strerror}): choose another with PORTAL_PORT."
            ) from error


if __name__ == "__main__":
    sys.exit(main())
