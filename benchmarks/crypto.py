"""What it costs to open 100 sealed names, in units of Fernet, which is what one would otherwise take."""

import json as json_format
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Final
from uuid import UUID

import uuid_utils.compat
from cryptography.fernet import Fernet

from benchmarks.dataset import KEYS
from tables.crypto import KeyRing, use_keys
from tables.customers import Customer

VALUES: Final = 100
ROUNDS: Final = 200
NAME: Final = "Danielle Okonkwo"
ROTATED: Final = KeyRing({1: bytes(range(32)), 2: bytes(32)}, current=2, index_key=bytes(32))


def run(*, json: bool) -> None:
    """Measure, and print the figures as a table or as one JSON object."""
    use_keys(KEYS)
    ids = [uuid_utils.compat.uuid7() for _ in range(VALUES)]
    sealed = [(Customer.name.seal(NAME, row_id), row_id) for row_id in ids]
    fernet = Fernet(Fernet.generate_key())
    tokens = [fernet.encrypt(NAME.encode()) for _ in ids]
    ours, rotated, theirs = _milliseconds(
        lambda: _open(sealed, KEYS),
        lambda: _open(sealed, ROTATED),
        lambda: [fernet.decrypt(token).decode() for token in tokens],
    )
    figures = {
        "to_fernet": round(ours / theirs, 3),
        "old_key_to_current": round(rotated / ours, 2),
        "bytes": len(sealed[0][0]),
        "bytes_fernet": len(tokens[0]),
        "ms_of_100": round(ours, 3),
        "ms_of_100_fernet": round(theirs, 3),
    }
    print(json_format.dumps(figures) if json else "\n".join(f"{name:20} {value:>8}" for name, value in figures.items()))


def _open(sealed: list[tuple[bytes, UUID]], ring: KeyRing) -> list[str]:
    use_keys(ring)
    return [Customer.name.open(value, row_id) for value, row_id in sealed]


def _milliseconds(*works: Callable[[], object]) -> list[float]:
    """Return the median time of each; they take turns, so that a busy machine is as busy for all."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for taken, work in zip(seconds, works, strict=True):
            began = time.perf_counter()
            work()
            taken.append(time.perf_counter() - began)
    return [median(taken) * 1000 for taken in seconds]


if __name__ == "__main__":
    run(json="--json" in sys.argv[1:])
