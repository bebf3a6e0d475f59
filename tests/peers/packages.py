"""Installs what a test needs from the operating system, where that is allowed."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ADMIN_FOLDERS = "/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin"


def program(name: str) -> str | None:
    """Return the path of an installed program."""
    return shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:{ADMIN_FOLDERS}")


def installed_program(name: str, *, package: str) -> str | None:
    """Return the path of a program, installed first where it is missing and we may; None where it can't be had."""
    with (Path(tempfile.gettempdir()) / f"portal-install-{os.geteuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of several test processes, one installs and the others find it
        if program(name) is None and os.geteuid() == 0 and shutil.which("apt-get"):
            _install(package)
    return program(name)


def _install(package: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", package)
    for command in (("apt-get", "update", "-qq"), install):
        subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, capture_output=True, check=False)
