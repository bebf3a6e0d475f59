"""What runs on this machine, and waiting for it to change."""

import subprocess
import time
from collections.abc import Callable


def processes_naming(*words: str) -> dict[int, str]:
    """Return the processes whose command line has one of the words, by number."""
    listed = subprocess.run(["ps", "-eww", "-o", "pid=,args="], capture_output=True, text=True, check=True).stdout
    found = (line.split(maxsplit=1) for line in listed.splitlines() if any(word in line for word in words))
    return {int(number): command for number, command in found}


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> bool:
    """Wait until something holds; return whether it does."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()
