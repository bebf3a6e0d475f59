"""How a child process is started: it dies with its parent, and it can give up being root."""

import functools
import os
import pwd
import shutil
import subprocess
from pathlib import Path

NOBODY = "nobody"
CAPABILITIES = ("dac_read_search", "dac_override")


def is_root() -> bool:
    """Say whether this process may do everything, which Postgres refuses to run with."""
    return os.geteuid() == 0


def owner() -> int:
    """Return the id of the user who runs the servers and owns their files."""
    return pwd.getpwnam(NOBODY).pw_uid if is_root() else os.geteuid()


def dying_with_parent(command: list[str], *, signal: str) -> list[str]:
    """Have the kernel send the command a signal ("TERM") when its parent dies, even by SIGKILL (Linux only)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", signal, "--", *command] if setpriv else command


def unprivileged(command: list[str], *, signal: str, folder: Path) -> list[str]:
    """Have the command die with its parent, and where we are root, run as `nobody` but able to reach a folder."""
    become = _without_root(command[0], str(folder)) if is_root() else ()
    return [*become, *dying_with_parent(command, signal=signal)]  # in this order: changing the user clears the signal


@functools.cache
def _without_root(binary: str, folder: str) -> tuple[str, ...]:
    """Find the least privilege with which `nobody` reaches both paths: below /root it needs a capability to pass."""
    setpriv = shutil.which("setpriv")
    if not setpriv:
        raise RuntimeError(
            "Postgres does not run as root: install util-linux (for `setpriv`), or set DATABASE_URL and REDIS_URL."
        )

    user = pwd.getpwnam(NOBODY)
    become = (setpriv, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups")
    probe = ("sh", "-c", '"$0" --version && test -d "$1/."', binary, folder)
    for capability in ("", *CAPABILITIES):
        keep = ("--securebits=+no_setuid_fixup", f"--inh-caps=+{capability}", f"--ambient-caps=+{capability}")
        prefix = (*become, *(keep if capability else ()), "--")
        if subprocess.run([*prefix, *probe], capture_output=True, check=False, cwd="/").returncode == 0:
            return prefix
    raise RuntimeError(f"The user {NOBODY} cannot reach {folder}: choose another folder with PORTAL_DATA.")
