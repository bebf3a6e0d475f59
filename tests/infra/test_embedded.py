"""The embedded servers, really started."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from redis.asyncio import Redis

from portal.embedded import DataInUse, Postgres, ServerFailed, at_hand, servers
from tests.infra.processes import processes_naming, wait_for

HOLD = """
import sys, time
from pathlib import Path
from portal.embedded import servers
with servers(Path(sys.argv[1]), {}):
    print("running", flush=True)
    time.sleep(60)
"""


def left_behind(folder: Path) -> dict[int, str]:
    """Return the processes that still use a folder."""
    return processes_naming(str(folder), str(Postgres(folder).sockets))


async def test_starting_again_keeps_the_data(folder: Path) -> None:
    with servers(folder, {}) as first:
        connection = await asyncpg.connect(first.database_url)
        await connection.execute("CREATE TABLE parties AS SELECT 12 AS guests")
        await connection.close()
        async with Redis.from_url(first.redis_url) as redis:
            await redis.set("guests", "12")

    with servers(folder, {}) as second:
        connection = await asyncpg.connect(second.database_url)
        in_postgres = await connection.fetchval("SELECT guests FROM parties")
        await connection.close()
        async with Redis.from_url(second.redis_url) as redis:
            in_redis = await redis.get("guests")

    assert (in_postgres, in_redis) == (12, b"12")
    assert left_behind(folder) == {}


def test_given_servers_win(folder: Path) -> None:
    given = {"DATABASE_URL": "postgresql://db.example.com/portal", "REDIS_URL": "redis://redis.example.com"}

    with servers(folder, given) as running:
        assert running.environment() == given
        assert running.ours == ()


def test_a_second_portal_on_the_same_data_is_refused_in_one_sentence(folder: Path) -> None:
    with servers(folder, {}), pytest.raises(DataInUse) as refused, servers(folder, {}):
        pass

    assert str(refused.value).startswith(f"A portal is already running on {folder} (process {os.getpid()})")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("using", [servers, at_hand])
def test_data_below_a_file_is_refused_in_one_sentence(using: Callable[..., Any], folder: Path) -> None:
    (folder / "file").touch()

    with pytest.raises(ServerFailed) as refused, using(folder / "file" / "data", {}):
        pass

    assert str(refused.value).startswith(f"{folder}/file/data cannot be our folder (Not a directory)")


def test_a_command_uses_the_servers_of_the_running_portal(folder: Path) -> None:
    with servers(folder, {}) as running, at_hand(folder, {}) as lent:
        assert lent.environment() == running.environment()


@pytest.mark.parametrize("killed", ["the portal", "the portal and its Postgres"])
def test_nothing_is_left_behind_by_a_kill_and_the_next_start_works(folder: Path, killed: str) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE) as portal:
        assert portal.stdout
        assert portal.stdout.readline() == b"running\n"
        if "Postgres" in killed:
            os.kill(int((folder / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        portal.kill()

    with servers(folder, {}):
        pass

    assert wait_for(lambda: not left_behind(folder))
