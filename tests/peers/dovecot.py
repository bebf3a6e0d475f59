"""Dovecot, a real IMAP server, without root's powers and in a temporary folder."""

import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from imaplib import IMAP4, ParseFlags
from pathlib import Path
from string import Template
from typing import NamedTuple

from portal.embedded.child import dying_with_parent, owner
from tests.peers.packages import installed_program
from tests.peers.ports import free_port

PASSWORD = "secret"  # of every account
ACCOUNTS = ("riverside@example.com", "hilltop@example.com", "business@example.com")
START_SECONDS = 10


class DovecotMissing(RuntimeError):
    """There is no Dovecot here, and none can be installed."""


class Dovecot(NamedTuple):
    """A running server; each test should use an account or a folder of its own, or `clear` one."""

    host: str
    port: int
    folder: Path

    def deliver(self, account: str, mail: bytes, *, folder: str = "INBOX") -> None:
        """Put a mail into a mailbox, unread."""
        with self._client(account) as client:
            client.create(folder)
            client.append(folder, "", "", mail)

    def clear(self, account: str) -> None:
        """Remove all mail of an account's inbox."""
        with self._client(account) as client:
            _, [count] = client.select("INBOX")
            if count != b"0":
                client.store("1:*", "+FLAGS", r"(\Deleted)")
                client.expunge()

    def flags(self, account: str) -> list[str]:
        """Return the marks of each mail in an account's inbox (without IMAP's own `Recent`), adding none."""
        with self._client(account) as client:
            client.select("INBOX", readonly=True)
            _, lines = client.fetch("1:*", "(FLAGS)")
        marks = [ParseFlags(line) for line in lines if isinstance(line, bytes)]
        return [" ".join(mark.decode() for mark in found if mark != rb"\Recent") for found in marks]

    @contextmanager
    def _client(self, account: str) -> Iterator[IMAP4]:
        with IMAP4(self.host, self.port) as client:
            client.login(account, PASSWORD)
            yield client


@contextmanager
def running_dovecot() -> Iterator[Dovecot]:
    """Run Dovecot with the accounts above, each with the same password.

    Raises:
        DovecotMissing: it is not installed and cannot be.

    """
    binary = installed_program("dovecot", package="dovecot-imapd")
    if binary is None:
        raise DovecotMissing("Dovecot is missing: apt-get install -y --no-install-recommends dovecot-imapd")
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    server = Dovecot("127.0.0.1", free_port(), folder)
    _write_files(server, _version(binary))
    process = _started(binary, folder)
    try:
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _version(binary: str) -> str:
    said = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True).stdout
    return said.split()[0].partition("-")[0]


def _write_files(server: Dovecot, version: str) -> None:
    user = pwd.getpwuid(owner())
    dialect = "2.3" if version.startswith("2.3") else "2.4"
    template = Template(Path(__file__).with_name(f"dovecot-{dialect}.conf").read_text())
    settings = template.substitute(
        version=version,
        folder=server.folder,
        port=server.port,
        user=user.pw_name,
        group=grp.getgrgid(user.pw_gid).gr_name,
        user_id=user.pw_uid,
        group_id=user.pw_gid,
    )
    (server.folder / "dovecot.conf").write_text(settings)
    (server.folder / "users").write_text("".join(f"{account}:{{PLAIN}}{PASSWORD}\n" for account in ACCOUNTS))
    for name in ("run", "state", "mail", "home"):
        (server.folder / name).mkdir()
    for path in (server.folder, *server.folder.rglob("*")):
        os.chown(path, user.pw_uid, user.pw_gid)


def _started(binary: str, folder: Path) -> subprocess.Popen[bytes]:
    user = pwd.getpwuid(owner())
    command = dying_with_parent([binary, "-F", "-c", str(folder / "dovecot.conf")], signal="TERM")
    with (folder / "output.log").open("wb") as output:
        if os.geteuid() == 0:
            return subprocess.Popen(
                command, stdout=output, stderr=output, user=user.pw_uid, group=user.pw_gid, extra_groups=[]
            )
        return subprocess.Popen(command, stdout=output, stderr=output)


def _wait(server: Dovecot, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection((server.host, server.port), timeout=1) as connection:
            if connection.recv(64).startswith(b"* OK"):
                return
        time.sleep(0.02)
    raise RuntimeError(f"Dovecot did not start: {(server.folder / 'output.log').read_text()}")
