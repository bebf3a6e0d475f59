"""Runs the whole portal in the foreground: `python -m portal.supervise`."""

import os
import socket
import sys

from portal.embedded import DataInUse, ServerFailed, servers
from portal.settings import Settings, SettingsError
from portal.supervise.keep_running import GaveUp, keep_running
from portal.supervise.prepare import NotPrepared, prepare
from portal.supervise.program import portal_programs
from portal.supervise.signals import Stopped, stopping_on_signals
from portal.supervise.terminal import banner, say


class PortTaken(RuntimeError):
    """Something else listens where the portal should."""


def main() -> int:
    """Run until told to stop; return the exit code."""
    try:
        with stopping_on_signals():
            _run(Settings.from_env(os.environ))
    except Stopped:
        say("Everything is stopped.")
        return 0
    except (SettingsError, DataInUse, PortTaken, ServerFailed, NotPrepared, GaveUp) as error:
        say(str(error), problem=True)
        return 1
    return 0


def _run(settings: Settings) -> None:
    data = settings.data.resolve()
    with servers(data, os.environ) as running:
        _refuse_taken_port(settings.port)
        environment = {**os.environ, **running.environment(), "PORTAL_MODE": settings.mode, "PORTAL_DATA": str(data)}
        prepare(environment, data / "log" / "prepare.log", demo=settings.is_demo)
        programs = portal_programs(environment, data / "log", port=settings.port, trusted_proxy=settings.trusted_proxy)
        keep_running(programs, running.ours, health=f"http://127.0.0.1:{settings.port}/health", ready=banner(settings))


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
