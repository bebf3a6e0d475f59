"""What a request costs two processes in processor time: the portal's own, and Postgres' for its connections.

On a shared machine wall time says mostly who else was there; this is what the work itself takes.
"""

import time
from contextlib import suppress
from pathlib import Path

import asyncpg


async def backends(url: str) -> list[int]:
    """Return the numbers of the processes with which Postgres serves a database, but the one that is asked."""
    connection = await asyncpg.connect(url)
    rows = await connection.fetch(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND backend_type = 'client backend'"
    )
    await connection.close()
    return [row["pid"] for row in rows]


def spent(pids: list[int]) -> float:
    """Return the seconds of processor time that these processes have had."""
    nanoseconds = 0
    for pid in pids:
        with suppress(FileNotFoundError):  # a connection that was closed
            nanoseconds += int(Path(f"/proc/{pid}/schedstat").read_bytes().split()[0])
    return nanoseconds / 1e9


def worked(pids: list[int]) -> float:
    """Return the seconds of processor time of this process, and of those of Postgres."""
    return time.process_time() + spent(pids)
