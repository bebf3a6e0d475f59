"""What it costs to open 100 sealed names, in units of Fernet, which is what one would otherwise take."""

import json as json_format
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Final

import uuid_utils.compat
from cryptography.fernet import Fernet

from benchmarks.dataset import KEYS
from tables.crypto import KeyRing, use_keys
from tables.customers import Customer

VALUES: Final = 100
ROUNDS: Final = 200
NAME: Final = "Danielle Okonkwo"


def run(*, json: bool) -> None:
    """Measure, and print the figures as a table or as one JSON object."""
    use_keys(KEYS)
    ids = [uuid_utils.compat.uuid7() for _ in range(VALUES)]
    sealed = [(Customer.name.seal(NAME, row_id), row_id) for row_id in ids]
    fernet = Fernet(Fernet.generate_key())
    tokens = [fernet.encrypt(NAME.encode()) for _ in ids]
    ours = _milliseconds(lambda: [Customer.name.open(value, row_id) for value, row_id in sealed])
    use_keys(KeyRing({1: bytes(range(32)), 2: bytes(32)}, current=2, index_key=bytes(32)))
    rotated = _milliseconds(lambda: [Customer.name.open(value, row_id) for value, row_id in sealed])
    theirs = _milliseconds(lambda: [fernet.decrypt(token).decode() for token in tokens])
    figures = {
        "to_fernet": round(ours / theirs, 3),
        "old_key_to_current": round(rotated / ours, 2),
        "bytes": len(sealed[0][0]),
        "bytes_fernet": len(tokens[0]),
        "ms_of_100": round(ours, 3),
        "ms_of_100_fernet": round(theirs, 3),
    }
    print(json_format.dumps(figures) if json else "\n".join(f"{name:20} {value:>8}" for name, value in figures.items()))


def _milliseconds(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median(seconds) * 1000


if __name__ == "__main__":
    run(json="--json" in sys.argv[1:])
